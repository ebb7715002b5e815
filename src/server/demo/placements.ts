import { addDays, dayOf } from '#lib/domain/calendar.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { writeEntry } from './author.ts'
import type { Pen } from './pipeline.ts'
import { createChance } from './seeded.ts'

const sent = [
  {
    resource: 'serra',
    body: 'coop-0',
    purpose: 'Un tirocinio all’aperto, mattina',
    state: 'CHIESTO',
    ago: 6,
  },
  { resource: 'italiano', body: 'agenzia', purpose: 'Italiano per il lavoro', state: 'INIZIATO', ago: 30 },
] as const

/** Some people of a tavolo sent on to bodies: the first cases under way. */
export function writePlacements(
  { team, now }: Pen,
  cases: readonly string[],
  bodyRecord: (key: string) => string,
): Promise<Entry[]> {
  const { random } = createChance('win-demo-placements')
  const today = dayOf(now)
  return Promise.all(
    sent.slice(0, cases.length).map(({ resource, body, purpose, state, ago }, i) =>
      writeEntry(
        team.operatore,
        {
          kind: 'placement',
          record: slotRecordId('placement', 'win-demo', resource),
          case: cases[i],
          at: now - ago * 86_400_000,
          set: {
            resource: slotRecordId('resource', 'win-demo', resource),
            body: bodyRecord(body),
            asked: addDays(today, -ago),
            purpose,
            state,
            ...(state === 'INIZIATO' && {
              answered: addDays(today, 4 - ago),
              started: addDays(today, 8 - ago),
            }),
          },
        },
        random,
      ),
    ),
  )
}
