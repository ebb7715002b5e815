import type { Json } from '#lib/domain/schema/kind.ts'
import type { Keyring, KeyringPerson } from '#lib/store/keyring/open-keyring.ts'
import { countFailure, nextAttempt, noAttempts, readAttempts, type Attempts } from '#lib/vault/attempts.ts'
import { changePassphrase as rewrap, raiseParams } from '#lib/vault/change-keys.ts'
import { checkPassphrase } from '#lib/vault/check-passphrase.ts'
import { chooseParams } from '#lib/vault/choose-params.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import { unlockVault } from '#lib/vault/unlock-vault.ts'
import type { Outcome } from '../api.ts'
import type { Ports } from '../ports.ts'

/** A passphrase being tried: how many were wrong before, and as counted now. */
export type Trial = { person: KeyringPerson; before: Attempts; counted: Attempts }

/**
 * A passphrase may be tried now: the failure is counted on disk first and taken back by `settle`, so that
 * closing the app in between spares no wait.
 */
export async function beginTrial(ports: Ports, id: string): Promise<Outcome<Trial>> {
  const person = await ports.keyring.person(id)
  if (!person) return { ok: false, reason: 'not-found' }
  const now = ports.runtime.now()
  const next = nextAttempt(readAttempts(person.attempts), now)
  if (!next.ok) {
    await ports.keyring.change(id, { attempts: next.attempts })
    return { ok: false, reason: 'wait', waitMs: next.waitMs }
  }
  const counted = countFailure(next.attempts, now)
  await ports.keyring.change(id, { attempts: counted })
  return { ok: true, person, before: next.attempts, counted }
}

/** What a trial came to: only a wrong passphrase counts. */
export async function settle(keyring: Keyring, trial: Trial, reason: string | undefined): Promise<Outcome> {
  const { person, before, counted } = trial
  if (reason === 'wrong-passphrase') {
    return { ok: false, reason, ...(counted.waitMs > 0 && { waitMs: counted.waitMs }) }
  }
  await keyring.change(person.id, { attempts: reason === undefined ? { ...noAttempts } : { ...before } })
  if (reason === undefined) return { ok: true }
  return { ok: false, reason: reason === 'out-of-memory' ? 'out-of-memory' : 'damaged' }
}

/** "Sblocca". */
export async function unlock(
  ports: Ports,
  id: string,
  passphrase: string,
): Promise<Outcome<{ person: KeyringPerson; vault: OpenVault }>> {
  const trial = await beginTrial(ports, id)
  if (!trial.ok) return trial
  const opened = await unlockVault(trial.person.header, passphrase, ports.kdf)
  const settled = await settle(ports.keyring, trial, opened.ok ? undefined : opened.reason)
  if (!opened.ok || !settled.ok) return settled.ok ? { ok: false, reason: 'damaged' } : settled
  void raise(ports, trial.person, passphrase)
  return { ok: true, person: trial.person, vault: opened.vault }
}

/** How often a weak header is measured again: it costs seconds of a slow tablet. */
const measureEveryMs = 30 * 24 * 60 * 60 * 1000

/**
 * A header from a busy tablet or an older app is wrapped again at the cost that this device bears today.
 * Never lowers; a failure leaves the old header, which opens.
 */
async function raise(ports: Ports, person: KeyringPerson, passphrase: string): Promise<void> {
  const now = ports.runtime.now()
  if (Math.abs(now - person.measured) < measureEveryMs) return
  await ports.keyring.change(person.id, { measured: now })
  const params = await chooseParams(ports.kdf, () => ports.runtime.monotonic())
  const raised = await raiseParams(person.header, passphrase, params, ports.kdf)
  if (raised.ok && raised.raised)
    await ports.keyring.change(person.id, { header: raised.header as unknown as Json })
}

/** Wraps the same data key anew; nothing sealed is touched. Wrong old passphrases are counted like any other. */
export async function changePassphrase(
  ports: Ports,
  id: string,
  old: string,
  next: string,
): Promise<Outcome> {
  const trial = await beginTrial(ports, id)
  if (!trial.ok) return trial
  const { person } = trial
  const refused = refusePassphrase(next, person)
  if (refused) {
    await ports.keyring.change(id, { attempts: { ...trial.before } })
    return refused
  }
  const params = await chooseParams(ports.kdf, () => ports.runtime.monotonic())
  const proof = { type: 'passphrase', passphrase: old } as const
  const changed = await rewrap(person.header, proof, { passphrase: next, params }, ports.kdf)
  const settled = await settle(ports.keyring, trial, changed.ok ? undefined : changed.reason)
  if (changed.ok) await ports.keyring.change(id, { header: changed.header as unknown as Json })
  return settled
}

/** Why a passphrase is not taken, or `undefined`. The person's own name and login are guessed first. */
export function refusePassphrase(
  passphrase: string,
  { login, name }: { login: string; name: string },
): Outcome<never> | undefined {
  const checked = checkPassphrase(passphrase, [login, name])
  if (checked.ok) return undefined
  return { ok: false, reason: checked.reason === 'common' ? 'common-passphrase' : 'weak-passphrase' }
}
