import { areas, type Area } from '#lib/domain/autonomy/areas.ts'
import { causes } from '#lib/domain/autonomy/causes.ts'
import type { Category } from '#lib/domain/actions/categories.ts'
import type { CaseState } from '#lib/domain/workflow/case-states.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { newRecordId, newToken, slotRecordId } from '#lib/entries/ids.ts'
import { writeEntry, type Author, type Writing } from './author.ts'
import { createChance, type Chance } from './seeded.ts'
import type { Team } from './pipeline.ts'
import { writePapers } from './papers.ts'
import { writeRegisters } from './registers.ts'
import { actionTitles, evidenceWords, objectives, ownTasks, bodyTasks, taskWords } from './words.ts'

const day = 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** A case whose papers are to be written: where it stands, and when each state began (ms). */
export type Course = { record: string; stage: CaseState; since: ReadonlyMap<CaseState, number>; now: number }

/** What the parts of a case are written with. */
export type Writer = {
  chance: Chance
  team: Team
  course: Course
  put(author: Author, writing: Omit<Writing, 'case'>): Promise<EntryId>
}

/**
 * What hangs on a case of the demonstration, as far as it has come: notice and consents, the map, the plan, actions
 * with their registers, tasks, follow-up. Drawn from the case itself, so that the rest of the network stays as it was.
 */
export async function writeCasework(team: Team, course: Course): Promise<Entry[]> {
  const chance = createChance(`casework/${course.record}`)
  const entries: Entry[] = []
  const writer: Writer = {
    chance,
    team,
    course,
    async put(author, writing) {
      const entry = await writeEntry(author, { ...writing, case: course.record }, chance.random)
      entries.push(entry)
      return entry._id
    },
  }
  const began = (state: CaseState) => course.since.get(state)
  const [valued, diagnosed, taken, walking, ended] = [
    began('IN_VALUTAZIONE'),
    began('DIAGNOSTICATO'),
    began('PRESO_IN_CARICO'),
    began('IN_PERCORSO'),
    began('CONCLUSO'),
  ]
  if (valued !== undefined) await writeConsents(writer, valued)
  const first = drawScores(chance)
  if (diagnosed !== undefined) await writeAssessment(writer, 'T0', diagnosed, first)
  else if (valued !== undefined && chance.happens(0.5)) await writeDraft(writer, valued)
  if (taken !== undefined) await writePlan(writer, taken, walking !== undefined)
  if (walking !== undefined) await writeActions(writer, walking, ended)
  if (walking !== undefined) entries.push(...(await writePapers(team.operatore, course.record, walking)))
  if (ended !== undefined) await writeAssessment(writer, 'USCITA', ended, grown(chance, first))
  else if (walking !== undefined && course.now - walking > 120 * day)
    await writeAssessment(writer, 'T1', course.now - chance.whole(3, 30) * day, grown(chance, first))
  if (course.stage === 'FOLLOWUP' && ended !== undefined) await writeFollowup(writer, ended)
  if (ended === undefined && valued !== undefined) await writeTasks(writer)
  return entries
}

async function writeConsents({ put, team, chance }: Writer, at: number): Promise<void> {
  const common = { at, record: '' }
  await put(team['assistente-sociale'], {
    ...common,
    kind: 'notice',
    record: newRecordId('notice', chance.random),
    set: {
      version: '2026-1',
      givenOn: dayOf(at),
      way: chance.pick(['CARTA', 'TABLET']),
      language: 'italiano',
    },
  })
  for (const purpose of ['P1', 'P2', 'P3'] as const) {
    if (purpose !== 'P1' && !chance.happens(0.6)) continue
    await put(team['assistente-sociale'], {
      ...common,
      kind: 'consent',
      record: newRecordId('consent', chance.random),
      set: {
        purpose,
        state: purpose !== 'P1' && chance.happens(0.15) ? 'NEGATO' : 'PRESTATO',
        way: chance.pick(['CARTA', 'TABLET', 'VOCE'] as const),
        givenOn: dayOf(at),
        noticeVersion: '2026-1',
      },
    })
  }
}

type Scores = Record<Area, number>

function drawScores(chance: Chance): Scores {
  return Object.fromEntries(areas.map((area) => [area, chance.whole(1, 4)])) as Scores
}

/** Some time later: most areas as they were or a step up, few a step down. */
function grown(chance: Chance, before: Scores): Scores {
  const steps = [
    [1, 5],
    [0, 4],
    [-1, 1],
  ] as const
  return Object.fromEntries(
    areas.map((area) => [area, Math.min(5, Math.max(1, before[area] + chance.weighed(steps)))]),
  ) as Scores
}

async function writeAssessment(writer: Writer, time: string, at: number, scores: Scores): Promise<void> {
  const { put, team, chance, course } = writer
  const record = slotRecordId('assessment', course.record, `${time} 0`)
  const common = { kind: 'assessment', record }
  const words = await put(team.operatore, {
    ...common,
    at,
    set: {
      time,
      date: dayOf(at),
      ...Object.fromEntries(areas.map((area) => [`${area}/score`, scores[area]])),
      ...Object.fromEntries(
        areas.map((area) => [`${area}/own`, Math.min(5, Math.max(1, scores[area] + chance.whole(-1, 1)))]),
      ),
      [`${chance.pick(areas)}/evidence`]: chance.pick(evidenceWords),
      ...Object.fromEntries(causes.map((cause) => [cause, chance.pick(['ASSENTE', 'CONCORRENTE'] as const)])),
      causeWork: 'PREVALENTE',
      outcome: chance.weighed([
        ['E2', 6],
        ['E1', 2],
        ['E3', 2],
      ]),
    },
  })
  const signed = await put(team.operatore, {
    ...common,
    at: at + day / 4,
    set: { signedByOther: new Date(at + day / 4).toISOString() },
    covers: [words],
  })
  await put(team['assistente-sociale'], {
    ...common,
    at: at + day,
    set: { signedBySocialWorker: new Date(at + day).toISOString() },
    covers: [words, signed].sort(),
  })
}

/** The first areas of a map that somebody will go on with. */
async function writeDraft({ put, team, chance, course }: Writer, at: number): Promise<void> {
  const begun = areas.slice(0, chance.whole(2, 8))
  await put(team.operatore, {
    kind: 'assessment',
    record: slotRecordId('assessment', course.record, 'T0 0'),
    at: at + 2 * day,
    set: {
      time: 'T0',
      date: dayOf(at + 2 * day),
      ...Object.fromEntries(begun.map((area) => [`${area}/score`, chance.whole(1, 4)])),
    },
  })
}

async function writePlan(
  { put, team, chance, course }: Writer,
  at: number,
  isActive: boolean,
): Promise<void> {
  const record = slotRecordId('plan', course.record, '1')
  const common = { kind: 'plan', record }
  const item = (list: string, fields: Record<string, string | number>) => {
    const id = newToken(chance.random)
    return Object.fromEntries(Object.entries(fields).map(([leaf, value]) => [`${list}/${id}/${leaf}`, value]))
  }
  const by = dayOf(at + 180 * day)
  const chosen = [...new Set([chance.pick(objectives), chance.pick(objectives)])]
  const words = await put(team['assistente-sociale'], {
    ...common,
    at,
    set: {
      version: 1,
      state: 'CONCORDATO',
      stateSince: dayOf(at),
      reviewMonths: 3,
      ...Object.fromEntries(
        chosen.flatMap(({ area, text, level }) =>
          Object.entries(item('objectives', { area, text, level, by })),
        ),
      ),
      ...item('ownTasks', { text: chance.pick(ownTasks), by: dayOf(at + 30 * day) }),
      ...item('bodyTasks', { text: chance.pick(bodyTasks), by: dayOf(at + 45 * day) }),
    },
  })
  const signedAt = at + 3 * day
  const signed = await put(team['assistente-sociale'], {
    ...common,
    at: signedAt,
    set: {
      state: 'SOTTOSCRITTO',
      stateSince: dayOf(signedAt),
      way: 'CARTA',
      signedAt: new Date(signedAt).toISOString(),
    },
    seen: { state: [words], stateSince: [words] },
    covers: [words],
  })
  if (!isActive) return
  await put(team['assistente-sociale'], {
    ...common,
    at: signedAt + day,
    set: { state: 'ATTIVO', stateSince: dayOf(signedAt + day) },
    seen: { state: [signed], stateSince: [signed] },
  })
}

/** In the proportions of the year's targets. */
const categoryWeights: readonly (readonly [Category, number])[] = [
  ['IMPRESA', 10],
  ['FORMAZIONE', 32],
  ['TIR_COMUNI', 62],
  ['ASSUNZIONE_TD', 10],
  ['GIOVANISI', 18],
  ['TIR_ASL', 18],
]

const proofs: Readonly<Record<Category, readonly string[]>> = {
  IMPRESA: ['PIANO_FIRMATO', 'CONSULENTE'],
  FORMAZIONE: ['ISCRIZIONE', 'PRIMA_LEZIONE'],
  TIR_COMUNI: ['UNILAV', 'IMPEGNO', 'PRIMA_PRESENZA'],
  ASSUNZIONE_TD: ['CONTRATTO', 'PRIMO_GIORNO'],
  GIOVANISI: ['DOMANDA', 'PRIMA_PRESENZA'],
  TIR_ASL: ['IMPEGNO_ASL', 'PRIMA_PRESENZA'],
}

async function writeActions(writer: Writer, at: number, ended: number | undefined): Promise<void> {
  const { put, team, chance, course } = writer
  const category = chance.weighed(categoryWeights)
  const record = newRecordId('action', chance.random)
  const common = { kind: 'action', record }
  const start = at + chance.whole(3, 20) * day
  const end = start + 91 * day
  const proposed = await put(team['assistente-sociale'], {
    ...common,
    at,
    set: {
      plan: slotRecordId('plan', course.record, '1'),
      category,
      title: chance.pick(actionTitles[category]),
      plannedOn: dayOf(start),
      endsOn: dayOf(end),
      state: 'PROPOSTA',
      stateSince: dayOf(at),
    },
  })
  if (start > course.now) return
  const funded = await put(team.coordinatore, {
    ...common,
    at: at + day,
    set: { state: 'FINANZIATA', stateSince: dayOf(at + day) },
    seen: { state: [proposed], stateSince: [proposed] },
  })
  const given = Object.fromEntries(
    proofs[category].flatMap((type) => {
      const item = `evidence/${newToken(chance.random)}`
      return [
        [`${item}/type`, type],
        [`${item}/on`, dayOf(start)],
      ]
    }),
  )
  const started = await put(team.tutor, {
    ...common,
    at: start,
    set: { ...given, state: 'AVVIATA', stateSince: dayOf(start), counted: category, startedOn: dayOf(start) },
    seen: { state: [funded], stateSince: [funded] },
  })
  if (category === 'TIR_COMUNI' || category === 'TIR_ASL' || category === 'GIOVANISI')
    await writeRegisters(writer, record, start, Math.min(end, course.now))
  const over = ended ?? (end < course.now - 5 * day ? end : undefined)
  if (over === undefined) return
  await put(team.tutor, {
    ...common,
    at: over,
    set: {
      state: 'CONCLUSA',
      stateSince: dayOf(over),
      outcome: category === 'FORMAZIONE' ? 'TITOLO' : chance.pick(['ASSUNTO', 'CONCLUSO_REGOLARE'] as const),
      endedOn: dayOf(over),
    },
    seen: { state: [started], stateSince: [started] },
  })
}

/** Every month that is over is signed; the one under way is open. */
async function writeFollowup({ put, team, chance, course }: Writer, ended: number): Promise<void> {
  const at = Math.min(ended + 180 * day, course.now - day)
  const exit = dayOf(ended)
  const isReached = chance.happens(0.8)
  await put(team['assistente-sociale'], {
    kind: 'followup',
    record: slotRecordId('followup', course.record, `${exit} F6`),
    at,
    set: {
      time: 'F6',
      exit,
      date: dayOf(at),
      contact: isReached ? 'RILEVATO' : 'IRREPERIBILE',
      ...(isReached && { works: chance.happens(0.7), satisfaction: chance.whole(3, 5) }),
    },
  })
}

async function writeTasks({ put, team, chance, course }: Writer): Promise<void> {
  for (let left = chance.whole(0, 2); left > 0; left -= 1) {
    const at = course.now - chance.whole(2, 20) * day
    await put(team['assistente-sociale'], {
      kind: 'task',
      record: newRecordId('task', chance.random),
      at,
      set: {
        text: chance.pick(taskWords),
        type: chance.pick(['COMPITO', 'COMPITO', 'APPUNTAMENTO'] as const),
        by: dayOf(course.now + chance.whole(-6, 21) * day),
        owner: chance.pick([team['assistente-sociale'], team.tutor, team.operatore]).login,
      },
    })
  }
}
