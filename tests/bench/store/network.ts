import type { Json } from '#lib/domain/schema/kind.ts'
import { newRecordId, newToken, type Random } from '#lib/entries/ids.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { entryId } from '#lib/entries/hash.ts'
import { makeBody } from '#lib/entries/make.ts'

const surnames = [
  'Rossi',
  'Bianchi',
  "D'Angelo",
  'Esposito',
  'Ferrari',
  'Russo',
  'Gallo',
  'Conti',
  'Hoxha',
  'Diop',
]
const names = [
  'Maria',
  'Giuseppe',
  'Anna',
  'Francesco',
  'Nicolò',
  'Fatima',
  'Luca',
  'Giulia',
  'Amadou',
  'Elena',
]
const words =
  'ha portato i documenti e chiede un aiuto per la bolletta della luce che scade alla fine del mese '

/** About `count` entries of a tavolo, in the order in which a replica would give them: that of no record. */
export function makeNetwork(count: number, random: Random): Entry[] {
  const device = newToken(random)
  let minutes = 0
  const pick = <T>(from: readonly T[]): T => from[(random(1)[0] as number) % from.length] as T
  const write = (
    record: string,
    ofCase: string,
    set: Record<string, Json>,
    over: Record<string, EntryId[]> = {},
  ) => {
    const changes = Object.entries(set).map(([path, value]) => ({ path, value, seen: over[path] ?? [] }))
    const at = new Date(Date.UTC(2026, 0, 1) + 60_000 * minutes++).toISOString()
    const kind = record.slice(0, record.lastIndexOf('-'))
    const body = makeBody({ kind, record, case: ofCase, author: 'anna.rossi', device, at, changes }, random)
    return { _id: entryId(body), ...body, sig: 'A'.repeat(86) }
  }
  const after = (entry: Entry, set: Record<string, Json>) =>
    write(
      entry.record,
      entry.case ?? '',
      set,
      Object.fromEntries(Object.keys(set).map((path) => [path, path in entry.set ? [entry._id] : []])),
    )
  const cluster = (): Entry[] => {
    const [caseId, person] = [newRecordId('case', random), newRecordId('person', random)]
    const who = write(person, caseId, {
      name: pick(names),
      surname: pick(surnames),
      birthDate: '1984-03-11',
      birthPlace: 'Empoli',
      sex: 'F',
      taxCode: 'RSSMRA84C51D403X',
      taxCodeState: 'DICHIARATO',
      comune: 'Empoli',
      address: 'via Roma 12',
      phone: `333 12${minutes}`,
      work: 'DISOCCUPATO',
      iseeBand: '3000-6500',
      'household/k1/relation': 'FIGLIO',
      'household/k1/ageBand': '6-10',
    })
    const file = write(caseId, caseId, {
      person,
      origin: 'CDA_CARITAS',
      openedOn: '2026-01-01',
      state: 'APERTO',
      caseManager: 'anna.rossi',
      nextStep: words,
    })
    const talks = [1, 2, 3].map((n) =>
      write(newRecordId('interview', random), caseId, {
        date: `2026-02-0${n}`,
        type: 'COLLOQUIO',
        minutes: 45,
        note: words.repeat(3),
      }),
    )
    const edits = [
      after(who, { phone: '0571 1' }),
      after(file, { nextStep: words }),
      after(file, { tutor: 'bruno.neri' }),
    ]
    return [who, file, ...talks, ...edits]
  }
  const all = Array.from({ length: Math.ceil(count / 8) }, cluster).flat()
  return all.sort((a, b) => (a._id.slice(-26) < b._id.slice(-26) ? -1 : 1)).slice(0, count)
}
