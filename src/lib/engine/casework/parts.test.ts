import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areas } from '#lib/domain/autonomy/areas.ts'
import { causes } from '#lib/domain/autonomy/causes.ts'
import type { Engine } from '#lib/engine/api.ts'
import type { PartKind } from '#lib/engine/casework/parts.ts'
import type { RecordView } from '#lib/engine/views.ts'
import { engineGround, good, type EngineGround } from '#tests/fixtures/engine-ground.ts'

let ground: EngineGround
let [carla, anna, tina] = [] as unknown as [Engine, Engine, Engine]

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'tina'])
  ;[carla, anna, tina] = (
    await Promise.all(['carla', 'anna', 'tina'].map((login) => ground.tablet(login)))
  ).map((device) => device.engine()) as [Engine, Engine, Engine]
})
afterAll(() => ground.stop())

async function newCase(engine: Engine): Promise<string> {
  const input = { tavolo: 'empoli', name: 'Lucia', surname: 'Bandini', origin: 'TAVOLO' }
  return good(await engine.newCase(input)).record
}

async function partIn(engine: Engine, ofCase: string, kind: PartKind, record: string): Promise<RecordView> {
  const part = (await engine.openCase(ofCase))?.parts[kind].find((each) => each.record === record)
  if (!part) throw new Error(`no ${kind} here`)
  return part
}

const shown = (part: RecordView, path: string) => part.fields[path]?.shown

async function fill(engine: Engine, record: string, values: Record<string, unknown>): Promise<void> {
  const changes = Object.entries(values).map(([path, value]) => ({ path, value: value as never, seen: [] }))
  good(await engine.save(record, changes))
}

/** Both exchange until each has what the other wrote. */
async function exchange(...engines: Engine[]): Promise<void> {
  for (const engine of [...engines, ...engines]) good(await engine.syncNow())
}

const scores = Object.fromEntries(areas.map((area) => [`${area}/score`, 2]))
const judged = {
  ...scores,
  ...Object.fromEntries(causes.map((cause) => [cause, 'CONCORRENTE'])),
  outcome: 'E2',
}

describe('an assessment', () => {
  it('is signed by two, one of them a social worker, and closed by the first', async () => {
    const ofCase = await newCase(anna)
    const { record } = good(await anna.newAssessment(ofCase, 'T0'))
    expect(await anna.signAssessment(record)).toMatchObject({ reason: 'required', path: 'A1' })
    await fill(anna, record, judged)
    good(await anna.signAssessment(record))
    expect(await anna.signAssessment(record)).toMatchObject({ reason: 'not-allowed' })
    const change = { path: 'A1/score', value: 3, seen: [] }
    expect(await anna.save(record, [change])).toMatchObject({ reason: 'not-allowed', path: 'A1/score' })
    await exchange(anna, carla)
    good(await carla.signAssessment(record))
    const part = await partIn(carla, ofCase, 'assessment', record)
    expect(part.signed).toBe(true)
    expect([shown(part, 'signedByOther'), shown(part, 'signedBySocialWorker')]).toEqual([
      expect.any(String),
      expect.any(String),
    ])
    expect(shown(part, 'A1/score')).toBe(2)
  })

  it('begun by two offline is one, and a second of the same time begins after the first is signed', async () => {
    const ofCase = await newCase(anna)
    await exchange(anna, carla)
    const [mine, theirs] = [await anna.newAssessment(ofCase, 'T0'), await carla.newAssessment(ofCase, 'T0')]
    expect(good(mine).record).toBe(good(theirs).record)
    const { record } = good(mine)
    await fill(anna, record, judged)
    good(await anna.signAssessment(record))
    expect(good(await anna.newAssessment(ofCase, 'T0')).record).not.toBe(record)
    expect(await anna.newAssessment(ofCase, 'T99')).toMatchObject({ reason: 'invalid' })
  })

  it('is not a tutor’s to sign', async () => {
    const ofCase = await newCase(anna)
    const { record } = good(await anna.newAssessment(ofCase, 'T0'))
    await fill(anna, record, judged)
    await exchange(anna, tina)
    expect(await tina.signAssessment(record)).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('a plan', () => {
  async function agreed(ofCase: string): Promise<string> {
    const { record } = good(await anna.newPlan(ofCase))
    good(await anna.addItem(record, 'objectives', { area: 'A1', text: 'Un tirocinio', level: 3 }))
    good(await anna.addItem(record, 'ownTasks', { text: 'Si iscrive al CPI' }))
    expect(await anna.movePlan(record, 'SOTTOSCRITTO', {})).toMatchObject({ reason: 'no-such-move' })
    good(await anna.movePlan(record, 'CONCORDATO', {}))
    expect(await anna.movePlan(record, 'SOTTOSCRITTO', { way: 'CARTA' })).toMatchObject({ path: 'bodyTasks' })
    good(await anna.addItem(record, 'bodyTasks', { text: 'Il comune cerca chi ospita' }))
    return record
  }

  it('is frozen by its signature; a revision is a new version that puts it away', async () => {
    const ofCase = await newCase(anna)
    const record = await agreed(ofCase)
    expect(await anna.movePlan(record, 'SOTTOSCRITTO', {})).toMatchObject({ reason: 'required', path: 'way' })
    good(await anna.movePlan(record, 'SOTTOSCRITTO', { way: 'TABLET', signature: 'M0 0L9 9' }))
    const added = await anna.addItem(record, 'objectives', { area: 'A2', text: 'Altro' })
    expect(added).toMatchObject({ ok: false, reason: 'not-allowed' })
    good(await anna.movePlan(record, 'ATTIVO', {}))
    expect(await anna.newPlan(ofCase)).toMatchObject({ reason: 'required', path: 'revisionWhy' })
    const next = good(await anna.newPlan(ofCase, 'Ha trovato lavoro')).record
    expect(good(await anna.newPlan(ofCase, 'Di nuovo')).record).toBe(next)
    const draft = await partIn(anna, ofCase, 'plan', next)
    expect(shown(draft, 'version')).toBe(2)
    expect(Object.values(draft.fields).map(({ shown: value }) => value)).toContain('Un tirocinio')
    good(await anna.movePlan(next, 'CONCORDATO', {}))
    good(await anna.movePlan(next, 'SOTTOSCRITTO', { way: 'CARTA' }))
    good(await anna.movePlan(next, 'ATTIVO', {}))
    expect(shown(await partIn(anna, ofCase, 'plan', record), 'state')).toBe('SUPERATO')
    expect(shown(await partIn(anna, ofCase, 'plan', next), 'state')).toBe('ATTIVO')
  })
})

describe('an action', () => {
  const traineeship = { category: 'TIR_COMUNI', title: 'Magazzino', endsOn: '2026-05-31' }

  async function funded(): Promise<{ ofCase: string; record: string }> {
    const ofCase = await newCase(carla)
    const { record } = good(await carla.newAction(ofCase, traineeship))
    expect(await carla.moveAction(record, 'AVVIATA', {})).toMatchObject({ reason: 'no-such-move' })
    good(await carla.moveAction(record, 'APPROVATA', {}))
    good(await carla.moveAction(record, 'FINANZIATA', {}))
    return { ofCase, record }
  }

  async function prove(record: string, ...types: string[]): Promise<void> {
    for (const type of types) good(await carla.addItem(record, 'evidence', { type, on: '2026-03-01' }))
  }

  it('counts once, from its real start, which must be proved', async () => {
    const { ofCase, record } = await funded()
    await prove(record, 'PRIMA_PRESENZA', 'UNILAV')
    expect(await carla.moveAction(record, 'AVVIATA', {})).toMatchObject({
      reason: 'required',
      path: 'evidence',
    })
    await prove(record, 'IMPEGNO')
    expect(await carla.moveAction(record, 'AVVIATA', { on: '2099-03-01' })).toMatchObject({
      reason: 'invalid',
    })
    good(await carla.moveAction(record, 'AVVIATA', { on: '2026-03-01' }))
    const part = await partIn(carla, ofCase, 'action', record)
    expect([shown(part, 'counted'), shown(part, 'startedOn')]).toEqual(['TIR_COMUNI', '2026-03-01'])
    expect(await carla.moveAction(record, 'ANNULLATA', { reason: 'x' })).toMatchObject({
      reason: 'no-such-move',
    })
  })

  it('stands still for an illness of thirty days, and ends as many later (scenario 6)', async () => {
    const { ofCase, record } = await funded()
    await prove(record, 'PRIMA_PRESENZA', 'UNILAV', 'IMPEGNO')
    good(await carla.moveAction(record, 'AVVIATA', { on: '2026-03-01' }))
    expect(await carla.moveAction(record, 'SOSPESA', {})).toMatchObject({ reason: 'required', path: 'pause' })
    good(await carla.moveAction(record, 'SOSPESA', { on: '2026-04-10', pause: 'GIUSTIFICATA' }))
    expect(await carla.moveAction(record, 'AVVIATA', { on: '2026-04-09' })).toMatchObject({
      reason: 'invalid',
    })
    good(await carla.moveAction(record, 'AVVIATA', { on: '2026-05-10' }))
    const part = await partIn(carla, ofCase, 'action', record)
    expect([shown(part, 'endsOn'), shown(part, 'startedOn')]).toEqual(['2026-06-30', '2026-03-01'])
    expect(await carla.moveAction(record, 'CONCLUSA', {})).toMatchObject({ path: 'outcome' })
    good(await carla.moveAction(record, 'CONCLUSA', { outcome: 'ASSUNTO', on: '2026-06-30' }))
  })

  it('is of one of the categories, or a support that is not counted', async () => {
    const ofCase = await newCase(carla)
    expect(await carla.newAction(ofCase, { title: 'Niente' })).toMatchObject({ path: 'category' })
    const { record } = good(await carla.newAction(ofCase, { support: 'CURRICULUM', title: 'Curriculum' }))
    good(await carla.moveAction(record, 'APPROVATA', {}))
    good(await carla.moveAction(record, 'FINANZIATA', {}))
    good(await carla.moveAction(record, 'AVVIATA', {}))
    expect(shown(await partIn(carla, ofCase, 'action', record), 'counted')).toBeUndefined()
  })
})

describe('a reserved note', () => {
  it('is read by social workers alone, and lies in their own database', async () => {
    const ofCase = await newCase(carla)
    const fields = { date: '2026-11-17', health: 'Visita il martedì mattina' }
    const { record } = good(await carla.addPart(ofCase, 'reserved-note', { fields }))
    expect((await partIn(carla, ofCase, 'reserved-note', record)).scope).toBe('tavolo-empoli-riservato')
    await exchange(carla, anna)
    expect((await anna.openCase(ofCase))?.parts['reserved-note']).toEqual([])
    expect(await anna.addPart(ofCase, 'reserved-note', { fields })).toMatchObject({ reason: 'not-allowed' })
    const found = await carla.listCases({ text: 'martedì', from: 0, count: 9 })
    expect(found.total).toBe(0)
  })
})

describe('what else hangs on a case', () => {
  it('says what is missing, and has one register for a month of an action', async () => {
    const ofCase = await newCase(anna)
    expect(await anna.addPart(ofCase, 'task', { fields: { text: 'Chiama' } })).toMatchObject({ path: 'by' })
    expect(await anna.addPart(ofCase, 'person', { fields: {} })).toMatchObject({ reason: 'invalid' })
    const { record: action } = good(await anna.newAction(ofCase, { category: 'TIR_ASL', title: 'Orto' }))
    const fields = { action, month: '2026-03', planned: 20 }
    const first = good(await anna.addPart(ofCase, 'register', { fields })).record
    expect(good(await anna.addPart(ofCase, 'register', { fields })).record).toBe(first)
    good(await anna.addPart(ofCase, 'register', { fields: { ...fields, month: '2026-04' } }))
    expect((await anna.openCase(ofCase))?.parts.register).toHaveLength(2)
  })

  it('closes a register with both signatures, and its days stay as they are', async () => {
    const ofCase = await newCase(anna)
    const { record: action } = good(await anna.newAction(ofCase, { category: 'TIR_ASL', title: 'Orto' }))
    const fields = { action, month: '2026-03', planned: 2 }
    const { record } = good(await anna.addPart(ofCase, 'register', { fields }))
    const drawn = { trainee: 'M0 0L9 9', host: 'M0 9L9 0' }
    expect(await anna.closeRegister(record, drawn)).toMatchObject({ reason: 'required', path: 'days' })
    await fill(anna, record, { 'days/d02/minutes': 240, 'days/d03/absence': 'GIUSTIFICATA' })
    expect(await anna.closeRegister(record, { ...drawn, host: ' ' })).toMatchObject({ path: 'hostSignature' })
    good(await anna.closeRegister(record, drawn))
    const late = { path: 'days/d03/minutes', value: 240, seen: [] }
    expect(await anna.save(record, [late])).toMatchObject({ reason: 'not-allowed' })
  })

  it('a consent that is taken back stays so, whatever others write about it meanwhile', async () => {
    const ofCase = await newCase(anna)
    const fields = { purpose: 'P2', state: 'PRESTATO', way: 'TABLET', givenOn: '2026-11-17' }
    const { record } = good(await anna.addPart(ofCase, 'consent', { fields }))
    await exchange(anna, carla)
    good(await anna.revokeConsent(record, 'Non vuole più'))
    const way = (await partIn(carla, ofCase, 'consent', record)).fields.way?.values.map(({ entry }) => entry)
    good(await carla.save(record, [{ path: 'way', value: 'CARTA', seen: way ?? [] }]))
    await exchange(anna, carla)
    for (const engine of [anna, carla]) {
      const part = await partIn(engine, ofCase, 'consent', record)
      expect([shown(part, 'state'), shown(part, 'way')]).toEqual(['REVOCATO', 'CARTA'])
    }
    const back = { path: 'state', value: 'PRESTATO', seen: [] }
    expect(await carla.save(record, [back])).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('a limitation of the use of the data', () => {
  it('beats every other edit until it is lifted; a consent can still be taken back', async () => {
    const ofCase = await newCase(carla)
    const fields = { purpose: 'P1', state: 'PRESTATO', way: 'VOCE', givenOn: '2026-03-01' }
    const consent = good(await carla.addPart(ofCase, 'consent', { fields })).record
    const person = (await carla.openCase(ofCase))!.person!.record
    good(await carla.save(person, [{ path: 'limited', value: true, seen: [] }]))
    const edits = [
      await carla.save(person, [{ path: 'phone', value: '333', seen: [] }]),
      await carla.save(ofCase, [{ path: 'nextStep', value: 'Chiamare', seen: [] }]),
      await carla.addPart(ofCase, 'task', { fields: { text: 'Chiamare', by: '2026-12-01' } }),
    ]
    expect(edits.map((one) => !one.ok && one.reason)).toEqual(['limited', 'limited', 'limited'])
    good(await carla.revokeConsent(consent, ''))
    const seen = (await carla.openCase(ofCase))!.person!.fields.limited!.values.map(({ entry }) => entry)
    good(
      await carla.save(person, [
        { path: 'limited', value: false, seen },
        { path: 'limitedWhy', value: 'Opposizione ritirata', seen: [] },
      ]),
    )
    good(await carla.save(person, [{ path: 'phone', value: '333', seen: [] }]))
  })
})
