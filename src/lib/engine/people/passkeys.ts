import type { Json } from '#lib/domain/schema/kind.ts'
import { fromBase64url, toBase64url } from '#lib/vault/base64url.ts'
import { noAttempts } from '#lib/vault/attempts.ts'
import { addPrfSlot, removePrfSlot } from '#lib/vault/change-keys.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import { newPrfSalt } from '#lib/vault/prf-slot.ts'
import { unlockWithPrf } from '#lib/vault/unlock-vault.ts'
import { listPrfSlots, readHeader } from '#lib/vault/vault-header.ts'
import type { Outcome } from '../api.ts'
import type { Ports } from '../ports.ts'
import type { Passkey, PrfOptions } from '../views.ts'
import { beginTrial, settle } from './unlock.ts'

/** True when a stored header can be opened by a passkey too. */
export function hasPasskey(header: Json): boolean {
  const read = readHeader(header)
  return read.ok && listPrfSlots(read.header).length > 0
}

/** What the page's dialogue needs, to ask for a passkey that is there or to make another. Nothing secret. */
export async function prfOptions(ports: Ports, person: string): Promise<PrfOptions | undefined> {
  const known = await ports.keyring.person(person)
  const read = readHeader(known?.header)
  const handle = read.ok ? fromBase64url(read.header.id) : null
  const newSalt = fromBase64url(newPrfSalt())
  if (!read.ok || !handle || !newSalt) return undefined
  const passkeys = listPrfSlots(read.header).flatMap(({ credentialId, salt }) => {
    const bytes = { credentialId: fromBase64url(credentialId), salt: fromBase64url(salt) }
    return bytes.credentialId && bytes.salt ? [{ credentialId: bytes.credentialId, salt: bytes.salt }] : []
  })
  return { handle, newSalt, passkeys }
}

/** "Usa l'impronta". It also ends a wait after wrong passphrases: whoever holds the passkey is no guesser. */
export async function openWithPrf(
  ports: Ports,
  person: string,
  { credentialId, output }: Omit<Passkey, 'salt'>,
): Promise<Outcome<{ vault: OpenVault }>> {
  const known = await ports.keyring.person(person)
  if (!known) return { ok: false, reason: 'not-found' }
  const proof = { credentialId: toBase64url(credentialId), output }
  const opened = await unlockWithPrf(known.header, proof)
  output.fill(0)
  if (!opened.ok) return { ok: false, reason: reasonOf(opened.reason) }
  await ports.keyring.change(person, { attempts: { ...noAttempts } })
  return opened
}

/** Wraps the data key for one more passkey. The passphrase is asked for again, and wrong ones are counted. */
export async function addPasskey(
  ports: Ports,
  person: string,
  passphrase: string,
  { credentialId, salt, output }: Passkey,
): Promise<Outcome> {
  const trial = await beginTrial(ports, person)
  if (!trial.ok) return trial
  const passkey = { credentialId: toBase64url(credentialId), salt: toBase64url(salt), output }
  const proof = { type: 'passphrase', passphrase } as const
  const added = await addPrfSlot(trial.person.header, proof, passkey, ports.kdf)
  const reason = added.ok ? undefined : added.reason
  const settled = await settle(ports.keyring, trial, reason === 'wrong-prf' ? undefined : reason)
  if (reason === 'wrong-prf') return { ok: false, reason: 'wrong-passkey' }
  if (added.ok) await ports.keyring.change(person, { header: added.header as unknown as Json })
  return settled
}

/** Forgets every passkey of a person here; the passphrase remains. */
export async function removePasskeys(ports: Ports, person: string): Promise<Outcome> {
  const known = await ports.keyring.person(person)
  const read = readHeader(known?.header)
  if (!read.ok) return { ok: false, reason: 'damaged' }
  let { header } = read
  for (const { credentialId } of listPrfSlots(header)) {
    const removed = removePrfSlot(header, credentialId)
    if (!removed.ok) return { ok: false, reason: 'damaged' }
    header = removed.header
  }
  await ports.keyring.change(person, { header: header as unknown as Json })
  return { ok: true }
}

function reasonOf(reason: string): 'wrong-passkey' | 'damaged' {
  return reason === 'wrong-prf' || reason === 'no-slot' ? 'wrong-passkey' : 'damaged'
}
