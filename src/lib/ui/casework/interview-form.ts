import type { InterviewInput } from '#lib/engine/api.ts'

/** A new interview as it is typed. */
export type InterviewForm = {
  date: string
  type: string
  place: string
  minutes: string
  present: string
  note: string
  toProtection: boolean
  rebuilt: boolean
  close: boolean
}

/** What stops a save, by field. */
export type InterviewFaults = Partial<Record<'date' | 'minutes' | 'note', 'required' | 'whole' | 'day'>>

/** An empty form for today, of the kind that is usual where the case stands. */
export function emptyInterview(today: string, type: string): InterviewForm {
  return {
    date: today,
    type,
    place: '',
    minutes: '',
    present: '',
    note: '',
    toProtection: false,
    rebuilt: false,
    close: false,
  }
}

/** True once something was typed: a date or kind alone is nothing to keep. */
export function isInterviewTouched({ note, present, minutes, place }: InterviewForm): boolean {
  return `${note}${present}${minutes}${place}`.trim() !== ''
}

/** What is given to the engine, or what is wrong. */
export function readInterview(
  form: InterviewForm,
): { ok: true; input: InterviewInput } | { ok: false; faults: InterviewFaults } {
  const { date, type, place, present, note, toProtection, rebuilt, close } = form
  const minutes = form.minutes.trim()
  const count = /^\d{1,3}$/.test(minutes) ? Number(minutes) : 0
  const faults: InterviewFaults = {
    ...(date === '' && { date: 'day' as const }),
    ...(minutes !== '' && (count < 1 || count > 600) && { minutes: 'whole' as const }),
    ...(note.trim() === '' && { note: 'required' as const }),
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const input = {
    date,
    type,
    note,
    ...(place && { place }),
    ...(count > 0 && { minutes: count }),
    ...(present.trim() && { present }),
    ...(toProtection && { toProtection }),
    ...(rebuilt && { rebuilt }),
    ...(close && { close }),
  }
  return { ok: true, input }
}
