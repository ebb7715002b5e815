import { randomBytes } from './bytes.ts'
import { deriveKey } from './derive-key.ts'
import type { Argon2Params, KdfPolicy } from './kdf-policy.ts'

/**
 * The dearest rung of the policy's ladder that this device derives within `limitMs`, measured with
 * `monotonic` (milliseconds); the last rung when none does, so never under the floor [V4].
 * Takes as long as the derivations that it tries: seconds on a slow tablet. Call at enrolment.
 */
export async function chooseParams(policy: KdfPolicy, monotonic: () => number): Promise<Argon2Params> {
  const salt = randomBytes(16)
  let msPerWork = 0
  for (const rung of policy.ladder) {
    // A rung that must be too slow, going by the one before, is not worth the person's seconds.
    if (msPerWork * work(rung) > policy.limitMs) continue
    const start = monotonic()
    const derived = await deriveKey('measure', salt, rung, policy)
    const tookMs = monotonic() - start
    if (derived.ok && tookMs <= policy.limitMs) return rung
    if (derived.ok) msPerWork = tookMs / work(rung)
  }
  return policy.ladder.at(-1) ?? policy.floor
}

const work = ({ memoryKiB, passes }: Argon2Params): number => memoryKiB * passes
