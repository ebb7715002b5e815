import type { Control } from '../record/control.ts'

/** One thing that must be said before something is done. `confirm` is the act, as a verb. */
export type Question = { title: string; lead: string; label: string; control: Control; confirm: string }
