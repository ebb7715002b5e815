import type { Snippet } from 'svelte'

/** How a field looks around its control, whatever the control is. */
export type FieldLook = {
  label: string
  /** A few soft words beside the label: "fino a 3". */
  hint?: string
  help?: string
  /** What does not fit. It never blocks typing; the page decides whether it blocks saving. */
  error?: string
  optional?: boolean
  required?: boolean
  /** Where the value stands: in conflict it is amber, saved it says on what. */
  state?: 'saving' | 'saved' | 'conflict' | 'protected'
  /** Words for the state, where the usual ones do not do. */
  stateWords?: string
  /** Buttons beside the state: history, review. */
  tools?: Snippet
}

/** Attributes that tie a control to its label, help and error: spread them on the control. */
export type FieldWiring = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
  'aria-required': 'true' | undefined
}
