import { casePath, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { newRecordId, newToken, slotRecordId } from '#lib/entries/ids.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { writeEntry, type Author, type Writing } from './author.ts'
import { writeCasework } from './casework.ts'
import type { Invented } from './people.ts'
import type { Chance } from './seeded.ts'
import { interviewNotes, nextSteps, referralReasons, stateReasons } from './words.ts'

const day = 86_400_000

/** Those who write at one tavolo. */
export type Team = Record<
  'coordinatore' | 'assistente-sociale' | 'operatore' | 'tutor' | 'volontario',
  Author
>

/** Entries by database class of the tavolo. */
export type Written = { contatti: Entry[]; tavolo: Entry[] }

/** How far a person has come; the weights give about 900 people in the proportions of a working year. */
const stages: readonly (readonly [CaseState | 'contact' | 'referred', number])[] = [
  ['contact', 260],
  ['referred', 60],
  ['SEGNALATO', 60],
  ['IN_VALUTAZIONE', 75],
  ['DIAGNOSTICATO', 65],
  ['PRESO_IN_CARICO', 70],
  ['IN_PERCORSO', 150],
  ['SOSPESO', 20],
  ['CONCLUSO', 70],
  ['FOLLOWUP', 45],
  ['ARCHIVIATO', 25],
]

const needsOf = [
  'LAVORO',
  'REDDITO',
  'CASA',
  'BOLLETTE',
  'DOCUMENTI',
  'CIBO',
  'SCUOLA_LINGUA',
  'FAMIGLIA',
] as const

/** What writing the papers of one tavolo needs, and the entries written so far. */
export type Pen = {
  chance: Chance
  now: number
  team: Team
  bodyOf(login: string): string
  written: Written
}

/** How far the next person has come. */
export function drawStage(chance: Chance): (typeof stages)[number][0] {
  return chance.weighed(stages)
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function put(pen: Pen, into: keyof Written, author: Author, writing: Writing): Promise<EntryId> {
  const entry = await writeEntry(author, writing, pen.chance.random)
  pen.written[into].push(entry)
  return entry._id
}

/** A contact; of one that is referred the person said yes. */
export async function writeContact(
  pen: Pen,
  person: Invented,
  at: number,
  isReferred: boolean,
): Promise<string> {
  const record = newRecordId('contact', pen.chance.random)
  const author = pen.chance.happens(0.6) ? pen.team.volontario : pen.team.operatore
  const isVolunteer = author === pen.team.volontario
  const needs = [...new Set([pen.chance.pick(needsOf), pen.chance.pick(needsOf)])]
  await put(pen, 'contatti', author, {
    kind: 'contact',
    record,
    at,
    set: {
      name: person.name,
      surname: isVolunteer && pen.chance.happens(0.3) ? `${person.surname[0] ?? ''}.` : person.surname,
      birthYear: Number(person.birthDate.slice(0, 4)),
      comune: person.comune,
      phone: pen.chance.happens(0.8) ? person.phone : undefined,
      needs,
      request: pen.chance.pick(['LAVORO', 'ASCOLTO', 'AIUTO_BOLLETTA', 'VIVERI', 'CORSO'] as const),
      outcome: isReferred ? 'SEGNALATO' : pen.chance.pick(['SOLO_ASCOLTO', 'ORIENTATO'] as const),
      consentP1: isReferred || pen.chance.happens(0.7) ? 'PRESTATO' : 'NEGATO',
      date: dayOf(at),
      body: pen.bodyOf(author.login),
      operator: author.login,
      channel: isVolunteer ? 'CDA_CARITAS' : 'TAVOLO',
      type: 'PRIMO',
      state: isReferred ? 'SEGNALATO' : 'REGISTRATO',
    },
  })
  return record
}

/** The referral of a contact, answered where it was accepted. */
export async function writeReferral(
  pen: Pen,
  contact: string,
  tavolo: string,
  at: number,
  isAccepted: boolean,
): Promise<string> {
  const record = slotRecordId('referral', contact, tavolo)
  const author = pen.chance.happens(0.6) ? pen.team.volontario : pen.team.operatore
  const sent = await put(pen, 'contatti', author, {
    kind: 'referral',
    record,
    at,
    set: {
      contact,
      fromBody: pen.bodyOf(author.login),
      fromUser: author.login,
      date: dayOf(at),
      reason: pen.chance.pick(referralReasons),
      urgency: pen.chance.weighed([
        ['BASSA', 3],
        ['MEDIA', 5],
        ['ALTA', 2],
      ]),
      basis: 'CONSENSO',
      state: 'INVIATA',
    },
  })
  if (isAccepted) {
    await put(pen, 'contatti', pen.team['assistente-sociale'], {
      kind: 'referral',
      record,
      at: at + 3 * day,
      set: { state: 'ACCETTATA', answer: 'PRESA_IN_CARICO' },
      seen: { state: [sent] },
    })
  }
  return record
}

async function writePerson(pen: Pen, person: Invented, caseRecord: string, at: number): Promise<string> {
  const record = slotRecordId('person', caseRecord, 'person')
  const common = { kind: 'person', record, case: caseRecord }
  const { name, surname, sex, birthDate, comune, phone, email, address, citizenship, language } = person
  const isProtected = pen.chance.happens(0.03)
  await put(pen, 'tavolo', pen.team['assistente-sociale'], {
    ...common,
    at,
    set: {
      name,
      surname,
      sex,
      birthDate,
      comune,
      phone,
      email,
      citizenship,
      language,
      taxCodeState: 'ASSENTE',
      addressProtected: isProtected ? true : undefined,
      work: pen.chance.pick(['DISOCCUPATO', 'INOCCUPATO', 'INATTIVO'] as const),
      iseeBand: pen.chance.pick(['0-3000', '3000-6500', '6500-10140'] as const),
    },
  })
  const members = pen.chance.weighed([
    [0, 4],
    [1, 3],
    [2, 3],
    [3, 2],
  ])
  const household = Object.assign(
    {},
    ...Array.from({ length: members }, () => memberSet(pen)),
  ) as Writing['set']
  const set = { ...(isProtected ? {} : { address }), ...household }
  if (Object.keys(set).length > 0)
    await put(pen, 'tavolo', pen.team.operatore, { ...common, at: at + day, set })
  return record
}

function memberSet(pen: Pen): Writing['set'] {
  const item = `household/${newToken(pen.chance.random)}`
  const isChild = pen.chance.happens(0.6)
  const band = isChild ? pen.chance.pick(['0-2', '3-5', '6-10', '11-13', '14-17'] as const) : '30-64'
  return {
    [`${item}/relation`]: isChild
      ? 'FIGLIO'
      : pen.chance.pick(['CONIUGE', 'CONVIVENTE', 'GENITORE'] as const),
    [`${item}/ageBand`]: band,
    [`${item}/dependent`]: isChild,
    ...(isChild && band !== '0-2' && { [`${item}/school`]: true }),
  }
}

/** Person, case and interviews, state by state up to where the case stands. */
export async function writeCase(
  pen: Pen,
  person: Invented,
  stage: CaseState,
  at: number,
  from?: { contact: string; referral: string },
) {
  const record = from ? slotRecordId('case', from.referral, 'case') : newRecordId('case', pen.chance.random)
  const who = await writePerson(pen, person, record, at)
  const common = { kind: 'case', record, case: record }
  let state = await put(pen, 'tavolo', pen.team['assistente-sociale'], {
    ...common,
    at,
    set: {
      person: who,
      ...from,
      origin: from && pen.chance.happens(0.4) ? 'CDA_CARITAS' : 'TAVOLO',
      openedOn: dayOf(at),
      state: 'SEGNALATO',
      stateSince: dayOf(at),
    },
  })
  let since = state
  let when = at
  const began = new Map<CaseState, number>([['SEGNALATO', at]])
  for (const to of pathTo(stage)) {
    when = Math.min(when + pen.chance.whole(4, 30) * day, pen.now - day)
    const isChargeTaken = to === 'PRESO_IN_CARICO'
    const by = isChargeTaken || to === 'ARCHIVIATO' ? pen.team.coordinatore : pen.team['assistente-sociale']
    const why = to === 'SOSPESO' ? pen.chance.pick(stateReasons) : undefined
    const closing =
      to === 'CONCLUSO' ? pen.chance.pick(['AUTONOMIA', 'LAVORO', 'LAVORO', 'RINUNCIA', 'INVIO']) : undefined
    state = await put(pen, 'tavolo', by, {
      ...common,
      at: when,
      set: {
        state: to,
        stateSince: dayOf(when),
        stateWhy: why,
        ...(isChargeTaken && {
          caseManager: pen.team['assistente-sociale'].login,
          tutor: pen.team.tutor.login,
        }),
        ...(closing && { 'closure/reason': closing, 'closure/date': dayOf(when) }),
      },
      seen: { state: [state], stateSince: [since] },
    })
    since = state
    began.set(to, when)
    await writeInterviews(pen, record, to, when)
  }
  await writeNextStep(pen, record, stage, when)
  pen.written.tavolo.push(...(await writeCasework(pen.team, { record, stage, since: began, now: pen.now })))
  return { record, person: who }
}

async function writeNextStep(pen: Pen, record: string, stage: CaseState, when: number): Promise<void> {
  const steps = nextSteps[stage]
  if (!steps || !pen.chance.happens(0.6)) return
  await put(pen, 'tavolo', pen.team['assistente-sociale'], {
    kind: 'case',
    record,
    case: record,
    at: when,
    set: {
      nextStep: pen.chance.pick(steps),
      nextStepBy: dayOf(pen.now + pen.chance.whole(-9, 25) * day),
      nextStepOwner: pen.chance.pick([pen.team['assistente-sociale'], pen.team.tutor]).login,
    },
  })
}

async function writeInterviews(pen: Pen, caseRecord: string, state: string, at: number): Promise<void> {
  const type =
    {
      IN_VALUTAZIONE: 'PRIMO',
      DIAGNOSTICATO: 'VALUTAZIONE',
      PRESO_IN_CARICO: 'PATTO',
      IN_PERCORSO: 'TUTORAGGIO',
    }[state] ?? (state === 'FOLLOWUP' ? 'FOLLOWUP' : 'VERIFICA')
  for (let left = pen.chance.whole(0, state === 'IN_PERCORSO' ? 3 : 1); left >= 0; left -= 1) {
    const author =
      type === 'TUTORAGGIO'
        ? pen.team.tutor
        : pen.chance.pick([pen.team['assistente-sociale'], pen.team.operatore])
    const when = Math.min(at + left * 9 * day, pen.now - pen.chance.whole(1, 20) * 3_600_000)
    await put(pen, 'tavolo', author, {
      kind: 'interview',
      record: newRecordId('interview', pen.chance.random),
      case: caseRecord,
      at: when,
      set: {
        date: dayOf(when),
        type,
        place: pen.chance.pick(['SEDE', 'TELEFONO', 'SEDE'] as const),
        minutes: pen.chance.pick([15, 20, 30, 45, 60]),
        note: pen.chance.pick(interviewNotes[type] ?? []),
      },
    })
  }
}

/** Two colleagues without a network wrote different telephone numbers: a conflict to try the choice on. */
export async function writeConflict(
  pen: Pen,
  made: { record: string; person: string },
  phones: readonly [string, string],
) {
  const first = pen.written.tavolo.find(
    (entry) => entry.record === made.person && entry.set.phone !== undefined,
  )
  for (const [author, phone] of [
    [pen.team.operatore, phones[0]],
    [pen.team.tutor, phones[1]],
  ] as const) {
    await put(pen, 'tavolo', author, {
      kind: 'person',
      record: made.person,
      case: made.record,
      at: pen.now - pen.chance.whole(2, 30) * 3_600_000,
      set: { phone },
      seen: first ? { phone: [first._id] } : {},
    })
  }
}

/** The states after SEGNALATO on the way to one. */
function pathTo(stage: CaseState): CaseState[] {
  if (stage === 'SOSPESO') return [...pathTo('IN_PERCORSO'), 'SOSPESO']
  return casePath.slice(1, casePath.indexOf(stage) + 1)
}
