import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import type { Outcome } from '#lib/engine/api.ts'
import type { CaseView } from '#lib/engine/views.ts'
import type { Device } from './device.ts'
import type { Oracle, Place, Violation } from './oracle.ts'
import type { SharedRef } from './sharing.ts'
import type { Replica } from './replica.ts'

/** A case that somebody opened, and where. */
export type CaseRef = { record: string; tavolo: string }

/** What a step works with. `trace` gets every step and its outcome: the same seed gives the same lines. */
export type Stage = {
  devices: Device[]
  oracle: Oracle
  replica: Replica
  password: string
  /** What was found broken on the way. */
  violations: Violation[]
  /** The one disaster of a seed: what a destroyed tablet had sent and a restored replica forgot, nobody holds. */
  disaster?: 'tablet' | 'replica' | 'newer' | 'disk' | 'transfer'
  /** The replica was restored and its epoch not turned. */
  isUntold: boolean
  /** What was on the replica and a restore took off it. */
  forgotten: Entry[]
  /** The step after the one at which a device got new disks. */
  replacedAt: Map<string, number>
  /** How many false bodies were put on the replica. */
  forged: number
  tavoli: readonly string[]
  cases: CaseRef[]
  /** What single entries that were erased had been over: what they replaced stays replaced. */
  erasedOver: EntryId[]
  /** The ids of entries that were erased. */
  gone: EntryId[]
  /** Entries of a newer app, which this one passes on and does not understand. */
  newer: { tavolo: string; entry: Entry }[]
  /** The case that went to another tavolo. */
  moved?: CaseRef
  /** The case that two tavoli share. */
  shared?: SharedRef
  /** The resource that a body offers to the tavoli. */
  offered?: string
  /** Who no longer reads which tavolo. */
  revoked?: { login: string; tavolo: string }
  step: number
  trace(line: string): void
}

/** Notes what a device was told is saved. */
export function note(stage: Stage, device: Device, place: Place, set: Record<string, Json>): void {
  for (const [path, value] of Object.entries(set)) {
    stage.oracle.note({ step: stage.step, device: device.name, login: device.login, ...place, path, value })
  }
}

/** Traces what a device answered. */
export function told(stage: Stage, device: Device, what: string, outcome: Outcome<object>): boolean {
  stage.trace(`${stage.step} ${device.name} ${what} ${outcome.ok ? 'ok' : outcome.reason}`)
  return outcome.ok
}

/** One of the cases that a device's person may read, as it shows there. */
export async function someCase(stage: Stage, device: Device): Promise<CaseView | undefined> {
  const mine = stage.cases.filter(({ tavolo }) => device.tavoli.has(tavolo))
  if (mine.length === 0) return undefined
  return device.engine().openCase(device.chance.pick(mine).record)
}

/** Runs something over a network that works for once. */
export async function inCalm<T>({ network }: Device, run: () => Promise<T>): Promise<T> {
  const { isParted, isCalm } = network
  network.isParted = false
  network.isCalm = true
  try {
    return await run()
  } finally {
    network.isParted = isParted
    network.isCalm = isCalm
  }
}
