import { addDays } from '../calendar.ts'

/** How far a tavolo is with a directive, as its coordinator says. */
export const answerStates = ['IN_CORSO', 'ATTUATA', 'NON_FATTIBILE'] as const

/** What the Cabina finds when it verifies. */
export const verdicts = ['VERIFICATA', 'DA_COMPLETARE'] as const

/** The days within which a tavolo acknowledges a directive (domain.md §6). */
export const acknowledgeDays = 10

/** Where a tavolo stands with a directive; those that are late are red on the Cabina's list. */
export type Standing =
  'ATTESA' | 'SILENZIO' | 'VISTA' | 'SCADUTA' | (typeof answerStates)[number] | (typeof verdicts)[number]

/** What is written of one tavolo, days as `YYYY-MM-DD`. */
export type Answered = { seen?: string; state?: string; verdict?: string }

/** Where a tavolo stands on a day. Silence shows: after ten days without an acknowledgement, or past the deadline. */
export function standingOf(
  { seen, state, verdict }: Answered,
  { issued, deadline }: { issued: string; deadline?: string },
  today: string,
): Standing {
  if (verdict === 'VERIFICATA' || verdict === 'DA_COMPLETARE') return verdict
  if (state === 'ATTUATA' || state === 'NON_FATTIBILE') return state
  if (deadline !== undefined && deadline < today) return 'SCADUTA'
  if (state === 'IN_CORSO') return state
  if (seen !== undefined) return 'VISTA'
  return addDays(issued, acknowledgeDays) < today ? 'SILENZIO' : 'ATTESA'
}

/** True where somebody should have said or done something by now. */
export function isLate(standing: Standing): boolean {
  return standing === 'SILENZIO' || standing === 'SCADUTA'
}

/** True where the tavolo still owes something. */
export function isOwed(standing: Standing): boolean {
  return !['ATTUATA', 'NON_FATTIBILE', 'VERIFICATA'].includes(standing)
}
