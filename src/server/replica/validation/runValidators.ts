import { setImmediate } from 'node:timers/promises'
import type { Security, UserCtx } from '../auth/security.ts'
import { type Outcome, accept, refuse } from '../refusal.ts'
import type { Validator } from './compileValidator.ts'

/** One write to judge: the document and what it replaces, both as JSON text. */
export type Judged = { newDoc: string; oldDoc: string | null }

/** On whose behalf, in which database. */
export type Judging = { database: string; user: UserCtx; security: Security }

type Verdict = { forbidden?: unknown; unauthorized?: unknown; fault?: string }

const chunkSize = 100
const chunkMs = 2000
const singleMs = 1000
const slowest = 2

/**
 * The verdict of all validators on each write, in order; the first refusal counts. Anything but a clean
 * pass or refusal, a time-out too, fails closed with 500. A chunk that runs out of time is judged again
 * one by one; after two slow documents the rest of the chunk is refused unjudged.
 */
export async function runValidators(
  validators: Validator[],
  writes: Judged[],
  judging: Judging,
): Promise<Outcome<null>[]> {
  const outcomes: Outcome<null>[] = writes.map(() => accept(null))
  const { database, user, security } = judging
  const tail = `${JSON.stringify({ db: database, name: user.name, roles: user.roles })},${JSON.stringify(security)}]`
  for (const validator of validators) {
    for (let at = 0; at < writes.length; at += chunkSize) {
      const calls = writes
        .slice(at, at + chunkSize)
        .map(({ newDoc, oldDoc }) => `[${newDoc},${oldDoc},${tail}`)
      const verdicts = judgeChunk(validator, calls)
      verdicts.forEach((verdict, index) => {
        if (outcomes[at + index]?.ok) outcomes[at + index] = outcomeOf(verdict)
      })
      if (at + chunkSize < writes.length) await setImmediate()
    }
  }
  return outcomes
}

function judgeChunk(validator: Validator, calls: string[]): Verdict[] {
  const whole = judge(validator, calls, chunkMs)
  if (whole) return whole
  let slow = 0
  return calls.map((call) => {
    if (slow >= slowest) return { fault: 'timeout' }
    const [verdict] = judge(validator, [call], singleMs) ?? []
    if (!verdict) slow += 1
    return verdict ?? { fault: 'timeout' }
  })
}

/** Null when the time ran out, or when the validator broke its realm. */
function judge(validator: Validator, calls: string[], timeoutMs: number): Verdict[] | null {
  try {
    const verdicts: unknown = JSON.parse(validator.judge(`[${calls.join(',')}]`, timeoutMs))
    return Array.isArray(verdicts) && verdicts.length === calls.length ? (verdicts as Verdict[]) : null
  } catch {
    return null
  }
}

function outcomeOf(verdict: Verdict): Outcome<null> {
  if (verdict.fault !== undefined) {
    return refuse(500, verdict.fault, 'The validation function failed on this document.')
  }
  if ('forbidden' in verdict) return refuse(403, 'forbidden', verdict.forbidden)
  if ('unauthorized' in verdict) return refuse(401, 'unauthorized', verdict.unauthorized)
  return accept(null)
}
