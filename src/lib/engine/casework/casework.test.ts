import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#lib/engine/api.ts'
import { engineGround, good, seen, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [carla, anna, tina] = [] as unknown as [Engine, Engine, Engine]
let tablet: Device

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'tina'])
  tablet = await ground.tablet('anna')
  anna = tablet.engine()
  carla = (await ground.tablet('carla')).engine()
  tina = (await ground.tablet('tina')).engine()
})
afterAll(() => ground.stop())

const input = { tavolo: 'empoli', name: 'Lucia', surname: 'Bandini', origin: 'TAVOLO' }

async function opened(engine: Engine, more: object = {}) {
  const { record } = good(await engine.newCase({ ...input, ...more }))
  return { record, view: async () => (await engine.openCase(record))! }
}

describe('a new case', () => {
  it('opens person and case, and its list, search and figures have it at once', async () => {
    const before = await anna.today()
    const { record, view } = await opened(anna, { surname: 'Zanobini', phone: '399 123 4567' })
    const { title, person, case: shown, code } = await view()
    expect(title).toBe('Lucia Zanobini')
    expect(person?.fields.surname?.shown).toBe('Zanobini')
    expect(shown.fields.state).toMatchObject({ shown: 'SEGNALATO', mark: 'local' })
    const listed = await anna.listCases({ from: 0, count: 50 })
    expect(listed.rows.map((row) => row.record)).toContain(record)
    for (const text of ['zanobini', 'Zanobbini', '3991234567', code]) {
      const found = await anna.listCases({ text, from: 0, count: 50 })
      expect([text, found.rows.map((row) => row.record)]).toEqual([text, [record]])
    }
    expect((await anna.today()).openCases).toBe(before.openCases + 1)
  })

  it('names what is missing, and refuses a tavolo that is not this person’s', async () => {
    expect(await anna.newCase({ ...input, name: '  ' })).toEqual({
      ok: false,
      reason: 'required',
      path: 'name',
    })
    expect(await anna.newCase({ ...input, surname: '' })).toMatchObject({
      reason: 'required',
      path: 'surname',
    })
    expect(await anna.newCase({ ...input, tavolo: 'vinci' })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await anna.newCase({ ...input, origin: 'LUNA' })).toMatchObject({
      reason: 'invalid',
      path: 'origin',
    })
  })

  it('keeps a wrong codice fiscale as ERRATO, and judges it again when it is mended', async () => {
    const { view } = await opened(anna, { taxCode: 'BNDLCU80A41D403' })
    const person = (await view()).person!
    expect(person.fields.taxCode?.shown).toBe('BNDLCU80A41D403')
    expect(person.fields.taxCodeState?.shown).toBe('ERRATO')
    const clear = { path: 'taxCode', value: '', seen: seen(person, 'taxCode') }
    good(await anna.save(person.record, [clear]))
    expect((await view()).person?.fields.taxCodeState?.shown).toBe('ASSENTE')
  })
})

describe('saving fields', () => {
  it('writes what changed as one entry, tidied', async () => {
    const { view } = await opened(anna)
    const { record } = (await view()).person!
    const changes = [
      { path: 'phone', value: '  \u202d055 123\u202c ', seen: [] },
      { path: 'email', value: 'l@posta.example', seen: [] },
    ]
    const { entry } = good(await anna.save(record, changes))
    const { phone, email } = (await view()).person!.fields
    expect([phone?.shown, email?.shown]).toEqual(['055 123', 'l@posta.example'])
    expect([phone, email].flatMap((field) => field?.values.map((value) => value.entry))).toEqual([
      entry,
      entry,
    ])
  })

  it('refuses what does not fit, what moves by itself, what is written once and what is for others', async () => {
    const { record, view } = await opened(anna)
    const person = (await view()).person!.record
    const change = (path: string, value: string | number) => [{ path, value, seen: [] }]
    expect(await anna.save(person, change('sex', 'K'))).toEqual({ ok: false, reason: 'invalid', path: 'sex' })
    expect(await anna.save(person, change('nowhere', 'x'))).toMatchObject({
      reason: 'invalid',
      path: 'nowhere',
    })
    expect(await anna.save(record, change('state', 'CONCLUSO'))).toMatchObject({ reason: 'not-allowed' })
    expect(await anna.save(record, change('origin', 'CPI'))).toMatchObject({
      reason: 'not-allowed',
      path: 'origin',
    })
    expect(await anna.save(person, change('iseeCents', 100))).toMatchObject({
      reason: 'not-allowed',
      path: 'iseeCents',
    })
    expect(await anna.save('person-nowhere', change('phone', '1'))).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect((await view()).case.fields.origin).toMatchObject({
      shown: 'TAVOLO',
      editable: false,
      conflict: false,
    })
  })
})

describe('moves of a case', () => {
  it('are made by who may, with what they need', async () => {
    const { record, view } = await opened(anna)
    good(await anna.moveCase(record, 'IN_VALUTAZIONE', {}))
    expect(await anna.moveCase(record, 'ARCHIVIATO', {})).toEqual({ ok: false, reason: 'no-such-move' })
    good(await anna.moveCase(record, 'DIAGNOSTICATO', {}))
    expect(await anna.moveCase(record, 'PRESO_IN_CARICO', { caseManager: 'anna' })).toMatchObject({
      reason: 'not-your-move',
    })
    const allowed = (await view()).moves.filter((move) => move.allowed).map(({ to }) => to)
    expect(allowed).toEqual(['CONCLUSO'])
    expect(await anna.moveCase(record, 'CONCLUSO', {})).toMatchObject({
      reason: 'required',
      path: 'closure/reason',
    })
    good(await anna.moveCase(record, 'CONCLUSO', { closure: 'LAVORO' }))
    const { fields } = (await view()).case
    expect(fields.state?.shown).toBe('CONCLUSO')
    expect(fields['closure/reason']?.shown).toBe('LAVORO')
    expect(fields['closure/date']?.shown).toBe(fields.stateSince?.shown)
  })

  it('a coordinator’s need a case manager or a reason', async () => {
    const { record, view } = await opened(carla)
    for (const to of ['IN_VALUTAZIONE', 'DIAGNOSTICATO']) good(await carla.moveCase(record, to, {}))
    expect(await carla.moveCase(record, 'INVIATO', { reason: ' ' })).toMatchObject({
      reason: 'required',
      path: 'stateWhy',
    })
    expect(await carla.moveCase(record, 'PRESO_IN_CARICO', {})).toMatchObject({ path: 'caseManager' })
    good(await carla.moveCase(record, 'PRESO_IN_CARICO', { caseManager: 'anna' }))
    expect((await view()).case.fields.caseManager?.shown).toBe('anna')
    const titles = (await view()).timeline.map(({ kind, title }) => [kind, title])
    expect(titles).toContainEqual(['state', 'PRESO_IN_CARICO'])
    expect(titles).toContainEqual(['opened', 'SEGNALATO'])
  })

  it('those of a tutor are few', async () => {
    const { record } = await opened(tina)
    expect(await tina.moveCase(record, 'IN_VALUTAZIONE', {})).toEqual({ ok: false, reason: 'not-your-move' })
    expect(await tina.moveCase('case-nowhere', 'IN_VALUTAZIONE', {})).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('cannot be made by the way of an undoing or a choice', async () => {
    const { record } = await opened(anna)
    good(await anna.moveCase(record, 'IN_VALUTAZIONE', {}))
    const choice = await anna.resolve(record, 'state', 'PRESO_IN_CARICO')
    expect(choice).toEqual({ ok: false, reason: 'not-allowed', path: 'state' })
    good(await anna.syncNow())
    good(await tina.syncNow())
    const [step] = await tina.history(record, 'state')
    expect(await tina.undo(step!.entry)).toEqual({ ok: false, reason: 'not-your-move' })
    good(await anna.undo(step!.entry))
    expect((await anna.openCase(record))?.case.fields.state?.shown).toBe('SEGNALATO')
  })

  it('a case with nobody to answer for it waits on the coordinator’s Oggi, a step on that of whoever owns it', async () => {
    const { record } = await opened(carla)
    for (const to of ['IN_VALUTAZIONE', 'DIAGNOSTICATO']) good(await carla.moveCase(record, to, {}))
    good(await carla.moveCase(record, 'PRESO_IN_CARICO', { caseManager: 'carla' }))
    const step = [
      { path: 'nextStep', value: 'Chiamare il CPI', seen: [] },
      { path: 'nextStepBy', value: '2020-01-01', seen: [] },
    ]
    good(await carla.save(record, step))
    const { items, myCases } = await carla.today()
    expect(items[0]).toMatchObject({
      kind: 'step',
      text: 'Chiamare il CPI',
      late: true,
      title: 'Lucia Bandini',
    })
    expect(myCases).toBe(1)
    const { case: shown } = (await carla.openCase(record))!
    good(await carla.save(record, [{ path: 'caseManager', value: null, seen: seen(shown, 'caseManager') }]))
    expect((await carla.today()).items.map(({ key }) => key)).toContain(`unassigned/${record}`)
  })
})

describe('the household', () => {
  it('gains, loses and gets back a member', async () => {
    const { view } = await opened(anna)
    const { record } = (await view()).person!
    const items = async () => (await view()).person!.items.household
    expect(await anna.addItem(record, 'household', {})).toMatchObject({
      reason: 'required',
      path: 'household',
    })
    expect(await anna.addItem(record, 'household', { relation: 'GATTO' })).toMatchObject({
      reason: 'invalid',
    })
    const { item } = good(await anna.addItem(record, 'household', { relation: 'FIGLIO', ageBand: '6-10' }))
    expect(await items()).toEqual({ [item]: 'present' })
    good(await anna.removeItem(record, 'household', item))
    expect(await items()).toEqual({ [item]: 'removed' })
    good(await anna.restoreItem(record, 'household', item))
    expect(await items()).toEqual({ [item]: 'present' })
    expect((await view()).person!.fields[`household/${item}/ageBand`]?.shown).toBe('6-10')
  })
})

describe('an interview', () => {
  const words = { date: '2026-11-17', type: 'PRIMO', note: 'Cerca lavoro', minutes: 40 }

  it('is a record of its own on the timeline', async () => {
    const { record, view } = await opened(anna)
    expect(await anna.newInterview(record, { ...words, note: ' ' })).toMatchObject({
      reason: 'required',
      path: 'note',
    })
    const interview = good(await anna.newInterview(record, words))
    good(await anna.newInterview(record, words))
    const { interviews, timeline } = await view()
    expect(interviews).toHaveLength(2)
    const item = timeline.find((each) => each.record === interview.record)
    expect(item).toMatchObject({
      kind: 'interview',
      text: 'Cerca lavoro',
      minutes: 40,
      closed: false,
      day: '2026-11-17',
    })
  })

  it('once closed takes no other words, by saving, choosing or undoing', async () => {
    const { record, view } = await opened(anna)
    const { record: interview } = good(await anna.newInterview(record, words))
    const open = (await view()).interviews[0]!
    expect(open.fields.note?.editable).toBe(true)
    good(await anna.save(interview, [{ path: 'note', value: 'Cerca casa', seen: seen(open, 'note') }]))
    good(await anna.closeInterview(interview))
    good(await anna.closeInterview(interview))
    const closed = (await view()).interviews[0]!
    expect(closed.fields.note).toMatchObject({ shown: 'Cerca casa', editable: false })
    const change = [{ path: 'note', value: 'Altro', seen: seen(closed, 'note') }]
    const refusal = { ok: false, reason: 'not-allowed', path: 'note' }
    expect(await anna.save(interview, change)).toEqual(refusal)
    expect(await anna.resolve(interview, 'note', 'Altro')).toEqual(refusal)
    const steps = await anna.history(interview, 'note')
    expect(steps.map(({ value, undoable }) => [value, undoable])).toEqual([
      ['Cerca casa', false],
      ['Cerca lavoro', false],
    ])
    expect(await anna.undo(steps[0]!.entry)).toMatchObject({ ok: false, reason: 'not-allowed' })
    const [closing] = await anna.history(interview, 'closedAt')
    expect(await anna.undo(closing!.entry)).toMatchObject({ ok: false, reason: 'not-allowed' })
    expect((await view()).interviews[0]).toMatchObject({ irregular: 0, conflicts: [] })
  })
})

describe('a protected address', () => {
  it('is lifted by who may and says why; by nobody else', async () => {
    const { view } = await opened(carla)
    const { record } = (await view()).person!
    good(await carla.save(record, [{ path: 'addressProtected', value: true, seen: [] }]))
    const lift = {
      path: 'addressProtected',
      value: false,
      seen: seen((await view()).person, 'addressProtected'),
    }
    expect(await carla.save(record, [lift])).toMatchObject({ ok: false, reason: 'not-allowed' })
    const why = { path: 'addressProtectedWhy', value: 'Non serve più', seen: [] }
    good(await carla.save(record, [lift, why]))
    expect((await view()).person?.fields.addressProtected?.shown).toBe(false)
  })
})
