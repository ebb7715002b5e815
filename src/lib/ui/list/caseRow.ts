import type { Mark } from '#lib/engine/views.ts'
import type { Tone } from '../tone.ts'

/** What one row of the list of cases shows, in words. */
export type CaseRowWords = {
  href: string
  code: string
  person: string
  state: string
  tone?: Tone
  next?: string
  due?: string
  late?: boolean
  /** Whose turn it is. */
  who?: string
  mark?: Mark
  conflicts?: number
}
