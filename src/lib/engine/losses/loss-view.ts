import type { Author, RecordView } from '../views.ts'

/** What is said of a lost tablet. `device` is one of its holder's. */
export type LossInput = {
  holder: string
  device: string
  label: string
  what: string
  lostOn: string
  circumstances: string
}

/** A page of the register of breaches. `deadline`: when the Garante must have heard, wall clock, ms. */
export type LossView = {
  view: RecordView
  holder: Author
  deadline: number
  isDecided: boolean
  isClosed: boolean
  mayWrite: boolean
}

/** What may be on a device, by tavolo. Cases by their codes; moments in UTC. */
export type AboardView = {
  lastSeen: string
  revoked?: string
  tavoli: { name: string; codes: string[]; contacts: number }[]
}
