import type { Json } from '#lib/domain/schema/kind.ts'
import type { Device } from './device.ts'

/** One value that the engine acknowledged as saved on a device. */
export type Acknowledged = {
  step: number
  device: string
  login: string
  record: string
  path: string
  value: Json
}

/** Outside the system: what every device was told is saved. */
export type Oracle = { log: Acknowledged[]; note(entry: Acknowledged): void }

/** An oracle that has heard nothing yet. */
export function createOracle(): Oracle {
  const log: Acknowledged[] = []
  return { log, note: (entry) => void log.push(entry) }
}

/** A promise that was not kept. */
export type Violation = { promise: string; detail: string }

/**
 * Every acknowledged value, read back through a device's own engine: it must be live or in the history of its
 * field, under its author. Answers what is missing.
 */
export async function findLost(oracle: Oracle, device: Device): Promise<Violation[]> {
  const violations: Violation[] = []
  const histories = new Map<string, { value: string; login: string }[]>()
  for (const { record, path, value, login, step } of oracle.log) {
    const key = `${record} ${path}`
    const known = histories.get(key) ?? (await readHistory(device, record, path))
    histories.set(key, known)
    const text = JSON.stringify(value)
    if (!known.some((each) => each.value === text && each.login === login)) {
      const detail = `${device.name} lacks ${path} of ${record} = ${text} by ${login} (step ${step})`
      violations.push({ promise: 'no acknowledged save is lost', detail })
    }
  }
  return violations
}

async function readHistory(device: Device, record: string, path: string) {
  const steps = await device.engine().history(record, path)
  return steps.map(({ value, author }) => ({ value: JSON.stringify(value), login: author.login }))
}
