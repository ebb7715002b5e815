import type { Person } from '../../couch/users.ts'
import { readPerson } from '../../couch/users.ts'
import { ensureCertificate } from '../device/ensure-certificate.ts'
import { isCredentialOf, type Device, type Introduced } from '../device/devices.ts'
import type { Gateway } from '../gateway.ts'
import { checkPassword, type Checked } from './check-password.ts'
import { viewSession, type SessionView } from './session-view.ts'
import type { Session } from './sessions.ts'

/** A session that began, with the cookie that opens it. */
export type Begun = { ok: true; session: Session; cookie: string; view: SessionView }

/** A log-in also brings the device's credential. */
export type LoggedIn =
  | (Begun & { credential: string })
  | Extract<Checked, { ok: false }>
  | { ok: false; reason: 'device-of-another' | 'revoked' }

/** A renewal, or why the device must log in with the password again, or never again. */
export type Renewed =
  Begun | { ok: false; reason: 'revoked' | 'unknown-device' | 'wrong-credential' | 'disabled' }

/** Begins a session by password and enrols the device. */
export async function logIn(
  gateway: Gateway,
  given: { login: string; password: string; device: Introduced },
  address: string,
): Promise<LoggedIn> {
  const checked = await checkPassword(gateway, given.login, given.password, address)
  if (!checked.ok) return checked
  const enrolled = await gateway.devices.enrol(given.login, given.device)
  if (!enrolled.ok) return enrolled
  return { ...(await begin(gateway, checked.person, enrolled.device)), credential: enrolled.credential }
}

/** Begins a session by the credential that the device was given: what happens after each unlock. */
export async function renew(
  gateway: Gateway,
  given: { login: string; device: string; credential: string },
): Promise<Renewed> {
  const device = await gateway.devices.find(given.device)
  if (device?.login !== given.login) return { ok: false, reason: 'unknown-device' }
  if (device.revoked) return { ok: false, reason: 'revoked' }
  if (device.credential === undefined) return { ok: false, reason: 'unknown-device' }
  if (!isCredentialOf(device, given.credential)) return { ok: false, reason: 'wrong-credential' }
  const person = await readPerson(gateway.couch, given.login)
  if (!person || person.disabled) return { ok: false, reason: 'disabled' }
  const lastSeen = new Date(gateway.now()).toISOString()
  const seen = await gateway.devices.change(device.id, (kept) => ({ ...kept, lastSeen }))
  return begin(gateway, person, seen ?? device)
}

async function begin(gateway: Gateway, person: Person, device: Device): Promise<Begun> {
  const certificate = await ensureCertificate(gateway, device, person)
  const { session, cookie } = gateway.sessions.start(person, device.id)
  return { ok: true, session, cookie, view: viewSession(gateway, session, certificate) }
}
