import type { Json } from '#lib/domain/schema/kind.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import type { Writer } from './casework.ts'

const day = 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The monthly registers of a traineeship between two moments (ms): signed on paper as each month ends. */
export async function writeRegisters(
  writer: Writer,
  action: string,
  from: number,
  to: number,
): Promise<void> {
  const { put, team, chance, course } = writer
  for (let at = Date.parse(`${dayOf(from).slice(0, 7)}-01T00:00:00Z`); at < to;) {
    const month = dayOf(at).slice(0, 7)
    const next = Date.parse(`${dayOf(at + 32 * day).slice(0, 7)}-01T00:00:00Z`)
    const record = slotRecordId('register', course.record, `${action} ${month}`)
    const common = { kind: 'register', record }
    const days = workdays(Math.max(at, from), Math.min(next, to))
    const missed = new Set(chance.happens(0.5) ? [chance.pick(days)] : [])
    const words = await put(team.tutor, {
      ...common,
      at: Math.min(next, to) - day / 2,
      set: {
        action,
        month,
        planned: days.length,
        ...Object.fromEntries<Json>(
          days.map((each): [string, Json] =>
            missed.has(each)
              ? [`days/d${dayOf(each).slice(8)}/absence`, 'GIUSTIFICATA']
              : [`days/d${dayOf(each).slice(8)}/minutes`, 300],
          ),
        ),
      },
    })
    if (next <= to && days.length > 0)
      await put(team.tutor, {
        ...common,
        at: next + day,
        set: {
          traineeSignature: 'carta',
          hostSignature: 'carta',
          closedAt: new Date(next + day).toISOString(),
        },
        covers: [words],
      })
    at = next
  }
}

function workdays(from: number, to: number): number[] {
  const days: number[] = []
  for (let at = from; at < to; at += day) {
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) days.push(at)
  }
  return days
}
