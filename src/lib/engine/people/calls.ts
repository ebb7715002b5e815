import { defaultIdlePolicy, idleLock, type IdleState } from '#lib/vault/idle-lock.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import type { Engine, LockReason, Outcome } from '../api.ts'
import type { Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { openSession } from '../session/open-session.ts'
import { takeSeat } from '../session/take-seat.ts'
import type { Me } from '../views.ts'
import { createPersonVault, signIn, type Enrolment, type Secrets } from './enrol.ts'
import { isExpired } from './expiry.ts'
import { noteWaiting } from './note-waiting.ts'
import { addPasskey, hasPasskey, openWithPrf, prfOptions, removePasskeys } from './passkeys.ts'
import { signInAgain } from './sign-in-again.ts'
import { changePassphrase, unlock } from './unlock.ts'

type PeopleCalls =
  | 'start'
  | 'signIn'
  | 'createPassphrase'
  | 'unlock'
  | 'lock'
  | 'touch'
  | 'removePerson'
  | 'signInAgain'
  | 'changePassphrase'
  | PasskeyCalls
  | 'me'

/** Who is at this tablet: first login, passphrase, unlocking, locking, leaving. */
export function peopleCalls(ports: Ports, desk: Desk): Pick<Engine, PeopleCalls> {
  let enrolment: Enrolment | undefined
  let wasVisible = true
  const guard = guardIdleness(ports, desk)

  async function open(person: string, vault: OpenVault, secrets?: Secrets): Promise<Outcome<{ me: Me }>> {
    const known = await ports.keyring.person(person)
    if (!known) return { ok: false, reason: 'not-found' }
    const opened = await openSession(ports, known, vault, secrets)
    if (!opened.ok) return opened
    const expired = await isExpired(ports, opened.session)
    if (expired) {
      const { store, place } = opened.session
      store.close()
      vault.lock()
      await leave(ports, person, () => place.remove())
      return { ok: false, reason: 'expired' }
    }
    takeSeat(ports, desk, opened.session, (why) => lockDesk(ports, desk, why))
    guard.start()
    return { ok: true, me: opened.session.me }
  }

  return {
    start: (canary) => startView(ports, desk, canary),
    async signIn(input) {
      const answer = await signIn(ports, input)
      if (!answer.ok) return answer
      enrolment = answer.enrolment
      return { ok: true, name: enrolment.session.name }
    },
    async createPassphrase(passphrase) {
      if (!enrolment) return { ok: false, reason: 'not-found' }
      const made = await createPersonVault(ports, enrolment, passphrase)
      if (!made.ok) return made
      enrolment = undefined
      return open(made.person, made.vault, made.secrets)
    },
    async unlock(person, passphrase) {
      await lockDesk(ports, desk, 'switch')
      const unlocked = await unlock(ports, person, passphrase)
      return unlocked.ok ? open(person, unlocked.vault) : unlocked
    },
    ...passkeyCalls(ports, desk, open),
    lock: (why) => lockDesk(ports, desk, why),
    touch(visible) {
      if (visible && !wasVisible) desk.exchanging()?.hurry()
      wasVisible = visible
      return guard.feel(visible)
    },
    removePerson: (person, force) => removePerson(ports, desk, person, force),
    signInAgain: (password) => desk.act((session) => signInAgain(ports, session, password)),
    changePassphrase: (old, next) =>
      desk.act((session) => changePassphrase(ports, session.person, old, next)),
    me: () => desk.read((session): Me | undefined => session.me, undefined),
  }
}

type PasskeyCalls = 'prfOptions' | 'unlockWithPrf' | 'addPasskey' | 'removePasskeys'

function passkeyCalls(
  ports: Ports,
  desk: Desk,
  open: (person: string, vault: OpenVault) => Promise<Outcome<{ me: Me }>>,
): Pick<Engine, PasskeyCalls> {
  return {
    prfOptions: (person) => prfOptions(ports, person),
    async unlockWithPrf(person, passkey) {
      await lockDesk(ports, desk, 'switch')
      const unlocked = await openWithPrf(ports, person, passkey)
      return unlocked.ok ? open(person, unlocked.vault) : unlocked
    },
    addPasskey: (passphrase, passkey) =>
      desk.act(({ person }) => addPasskey(ports, person, passphrase, passkey)),
    removePasskeys: () => desk.act(({ person }) => removePasskeys(ports, person)),
  }
}

/** Takes a person with all their data off this tablet; what is unsent only when that was said out loud. */
async function removePerson(ports: Ports, desk: Desk, person: string, force: boolean): Promise<Outcome> {
  const known = await ports.keyring.person(person)
  if (!known) return { ok: false, reason: 'not-found' }
  const session = desk.session()?.person === person ? desk.session() : undefined
  const waiting = session ? await noteWaiting(ports, session) : known.waiting
  if (waiting > 0 && !force) return { ok: false, reason: 'unsent' }
  if (session) await lockDesk(ports, desk, 'person')
  const place = await ports.openPlace(known.place)
  await leave(ports, person, () => place.remove())
  return { ok: true }
}

async function startView(ports: Ports, desk: Desk, canary: boolean) {
  const people = await ports.keyring.people()
  const place = await ports.openPlace('win-keyring')
  const me = desk.session()?.me
  return {
    people: people.map(({ id, login, name, role, waiting, header }) => {
      return { id, login, name, role, waiting, passkey: hasPasskey(header) }
    }),
    ...(me && { me }),
    vanished: canary && people.length === 0,
    persisted: place.persisted,
    bucket: place.bucket,
  }
}

/** Takes a person off the tablet: first what is sealed, then the line on the key ring. */
async function leave(ports: Ports, person: string, remove: () => Promise<void>): Promise<void> {
  await remove()
  await ports.keyring.remove(person)
}

/** Locks: notes what is unsent for the open list, drops the keys, tells every page of this tab. */
export async function lockDesk(ports: Ports, desk: Desk, why: LockReason): Promise<void> {
  const session = desk.rise()
  if (!session) return
  desk.signal({ type: 'locked', why })
  const waiting = await noteWaiting(ports, session)
  await session.keepSnapshot()
  session.store.close()
  session.vault.lock()
  if (why === 'revoked' && waiting === 0) {
    await leave(ports, session.person, () => session.place.remove())
    desk.signal({ type: 'locked', why })
  }
}

/** Locks after idleness, by both clocks, so that a sleeping tablet is found locked. */
function guardIdleness(ports: Ports, desk: Desk) {
  let state: IdleState | undefined
  let timer = new AbortController()
  const instant = () => ({ wall: ports.runtime.now(), monotonic: ports.runtime.monotonic() })
  const policy = () => {
    const idleMs = (desk.session()?.settings.lockMinutes ?? 5) * 60_000
    return idleLock({ ...defaultIdlePolicy, idleMs, hiddenMs: idleMs })
  }

  async function look(): Promise<void> {
    timer.abort()
    if (!state || !desk.session()) return
    if (state.lock) {
      state = undefined
      return lockDesk(ports, desk, 'idle')
    }
    timer = new AbortController()
    const { signal } = timer
    void ports.runtime.sleep(policy().dueIn(state, instant()) + 50, signal).then(() => {
      if (signal.aborted || !state) return
      state = policy().next(state, 'tick', instant())
      return look()
    })
  }

  // A shorter time holds from now on, not from the next touch.
  desk.listen((signal) => {
    if (signal.type === 'settings') void look()
  })
  return {
    start() {
      state = policy().start(instant())
      void look()
    },
    async feel(visible: boolean) {
      if (!state) return
      state = policy().next(state, visible ? 'visible' : 'hidden', instant())
      if (visible && !state.lock) state = policy().next(state, 'activity', instant())
      await look()
    },
  }
}
