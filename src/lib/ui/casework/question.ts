import type { Control } from '../record/control.ts'

/**
 * One thing that must be said before something is done. `confirm` is the act, as a verb; `dayLabel` names the day
 * that it is about, where one is asked.
 */
export type Question = {
  title: string
  lead: string
  label?: string
  control?: Control
  dayLabel?: string
  confirm: string
}
