import type { Json } from '#lib/domain/schema/kind.ts'
import type { KeyringPerson } from '#lib/store/keyring/open-keyring.ts'
import { countFailure, nextAttempt, noAttempts, readAttempts } from '#lib/vault/attempts.ts'
import { changePassphrase as rewrap } from '#lib/vault/change-keys.ts'
import { checkPassphrase } from '#lib/vault/check-passphrase.ts'
import { chooseParams } from '#lib/vault/choose-params.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import { unlockVault } from '#lib/vault/unlock-vault.ts'
import type { Outcome } from '../api.ts'
import type { Ports } from '../ports.ts'

/**
 * Tries a passphrase. The failure is counted on disk before deriving and taken back after success, so that
 * closing the app in between spares no wait.
 */
export async function unlock(
  ports: Ports,
  id: string,
  passphrase: string,
): Promise<Outcome<{ person: KeyringPerson; vault: OpenVault }>> {
  const person = await ports.keyring.person(id)
  if (!person) return { ok: false, reason: 'not-found' }
  const attempts = readAttempts(person.attempts)
  const next = nextAttempt(attempts, ports.runtime.now())
  if (!next.ok) {
    await ports.keyring.change(id, { attempts: next.attempts })
    return { ok: false, reason: 'wait', waitMs: next.waitMs }
  }
  const counted = countFailure(next.attempts, ports.runtime.now())
  await ports.keyring.change(id, { attempts: counted })
  const opened = await unlockVault(person.header, passphrase, ports.kdf)
  if (opened.ok) {
    await ports.keyring.change(id, { attempts: { ...noAttempts } })
    return { ok: true, person, vault: opened.vault }
  }
  if (opened.reason !== 'wrong-passphrase') return { ok: false, reason: 'damaged' }
  return { ok: false, reason: 'wrong-passphrase', ...(counted.waitMs > 0 && { waitMs: counted.waitMs }) }
}

/** Wraps the same data key anew; nothing sealed is touched. */
export async function changePassphrase(
  ports: Ports,
  id: string,
  old: string,
  next: string,
): Promise<Outcome> {
  const person = await ports.keyring.person(id)
  if (!person) return { ok: false, reason: 'not-found' }
  const checked = checkPassphrase(next)
  if (!checked.ok) {
    return { ok: false, reason: checked.reason === 'common' ? 'common-passphrase' : 'weak-passphrase' }
  }
  const params = await chooseParams(ports.kdf, () => ports.runtime.monotonic())
  const proof = { type: 'passphrase', passphrase: old } as const
  const changed = await rewrap(person.header, proof, { passphrase: next, params }, ports.kdf)
  if (!changed.ok) {
    return { ok: false, reason: changed.reason === 'wrong-passphrase' ? 'wrong-passphrase' : 'damaged' }
  }
  await ports.keyring.change(id, { header: changed.header as unknown as Json })
  return { ok: true }
}
