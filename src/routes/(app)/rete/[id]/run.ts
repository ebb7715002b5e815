import type { Outcome } from '#lib/engine/api.ts'

/** Does something and tells `done`, or why it was not done; true when it was. */
export type Run = (act: Promise<Outcome>, done: string) => Promise<boolean>
