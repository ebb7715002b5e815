import { dayOf } from '#lib/domain/calendar.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { writeEntry, type Author } from './author.ts'
import { answersOf, directivesOf } from './directives.ts'
import { protocolsOf } from './protocols.ts'
import { resourcesOf } from './resources.ts'
import { createChance } from './seeded.ts'
import type { BodyRecord, Slot } from './slot.ts'

/** Who writes what the network agrees on, the record of a body by its key, and now in ms. */
type Given = {
  now: number
  authors: ReadonlyMap<string, Author>
  coordinatorOf(tavolo: string): string
  bodyRecord: BodyRecord
}

/** The Patto with its protocols, the directives of the year and what bodies offer, as the demonstration shows them. */
export async function writeAgreements(given: Given): Promise<Entry[]> {
  // A stream of its own: the rest of the network stays as it was.
  const { random } = createChance('win-demo-agreements')
  const today = dayOf(given.now)
  const put = (login: string, { kind, slot, at, set }: Slot & { kind: string }) =>
    writeEntry(
      given.authors.get(login) as Author,
      { kind, record: slotRecordId(kind, 'win-demo', slot), at: Date.parse(`${at}T09:00:00Z`), set },
      random,
    )
  return Promise.all([
    ...protocolsOf(given.bodyRecord, today).map(({ slot, at, set }) =>
      put('amministrazione', { kind: 'protocol', slot, at, set }),
    ),
    ...directivesOf(today).map(({ slot, at, set }) => put('cabina', { kind: 'directive', slot, at, set })),
    ...answersOf(today).map(({ tavolo, slot, at, set }) =>
      put(given.coordinatorOf(tavolo), { kind: 'directive', slot, at, set }),
    ),
    ...resourcesOf(given.bodyRecord, today).map(({ slot, at, set }) =>
      put('amministrazione', { kind: 'resource', slot, at, set }),
    ),
  ])
}
