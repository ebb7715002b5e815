import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, seen, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [anna, bruno] = [] as unknown as [Device, Device]

beforeAll(async () => {
  ground = await engineGround(['anna', 'bruno'])
  anna = await ground.tablet('anna')
  bruno = await ground.tablet('bruno')
})
afterAll(() => ground.stop())

/** A case that both tablets have. */
async function shared(surname: string) {
  const input = { tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' }
  const { record } = good(await anna.engine().newCase(input))
  await meet(anna, bruno)
  const viewOf = async (device: Device) => (await device.engine().openCase(record))!
  return { record, person: (await viewOf(anna)).person!.record, viewOf }
}

/** Both tablets, without a network, set a field of a person to different values; then they meet. */
async function disagree(surname: string, path: string, values: [string, string]) {
  const made = await shared(surname)
  for (const [i, device] of [anna, bruno].entries()) {
    device.network.isParted = true
    ground.clock.now += 60_000
    const over = seen((await made.viewOf(device)).person, path)
    good(await device.engine().save(made.person, [{ path, value: values[i]!, seen: over }]))
  }
  for (const device of [anna, bruno]) device.network.isParted = false
  await meet(anna, bruno)
  return made
}

describe('a conflict', () => {
  it('shows both values with their authors, in the case, on the list, on Oggi and in the counts', async () => {
    const { record, person, viewOf } = await disagree('Masini', 'phone', ['1', '2'])
    for (const device of [anna, bruno]) {
      const view = await viewOf(device)
      expect(view.conflicts).toBe(1)
      expect(view.person?.fields.phone).toMatchObject({ conflict: true, editable: true })
      expect(view.person?.fields.phone?.shown).toBeUndefined()
      const rows = (await device.engine().listConflicts()).filter((row) => row.record === person)
      expect(rows).toMatchObject([{ path: 'phone', case: record, title: 'Lucia Masini' }])
      const said = rows[0]!.values.map(({ value, author }) => [value, author.login]).sort()
      expect(said).toEqual([
        ['1', 'anna'],
        ['2', 'bruno'],
      ])
      const { items } = await device.engine().today()
      expect(items.map(({ key }) => key)).toContain(`conflict/${person}`)
      const list = await device.engine().listCases({ only: 'conflict', from: 0, count: 10 })
      expect(list.rows.map((row) => row.record)).toEqual([record])
      expect((await device.engine().syncView()).conflicts).toBe(1)
    }
    good(await anna.engine().resolve(person, 'phone', '1'))
    await meet(anna, bruno)
  })

  it('is over with a choice, which keeps both in the history, and comes back with its undoing', async () => {
    const { person, viewOf } = await disagree('Nardi', 'email', ['a@x.example', 'b@x.example'])
    const { entry } = good(await bruno.engine().resolve(person, 'email', 'b@x.example', 'Lo ha detto lei'))
    await meet(bruno, anna)
    for (const device of [anna, bruno]) {
      expect((await viewOf(device)).person?.fields.email).toMatchObject({
        shown: 'b@x.example',
        conflict: false,
      })
      expect((await device.engine().listConflicts()).map((row) => row.record)).not.toContain(person)
      const steps = await device.engine().history(person, 'email')
      expect(steps.map(({ value, author, live }) => [value, author.login, live])).toEqual([
        ['b@x.example', 'bruno', true],
        ['b@x.example', 'bruno', false],
        ['a@x.example', 'anna', false],
      ])
      expect(steps[0]?.before.sort()).toEqual(['a@x.example', 'b@x.example'])
      expect(steps.map(({ why }) => why)).toEqual(['Lo ha detto lei', undefined, undefined])
    }
    good(await anna.engine().undo(entry))
    await meet(anna, bruno)
    const values = (await viewOf(bruno)).person?.fields.email?.values.map(({ value }) => value).sort()
    expect(values).toEqual(['a@x.example', 'b@x.example'])
  })

  it('of two equal values is none', async () => {
    const { viewOf } = await disagree('Orsi', 'comune', ['Empoli', 'Empoli'])
    expect((await viewOf(anna)).person?.fields.comune).toMatchObject({ shown: 'Empoli', conflict: false })
  })

  it('on a field where either does no harm shows the later one', async () => {
    const { viewOf } = await disagree('Pucci', 'language', ['arabo', 'albanese'])
    expect((await viewOf(anna)).person?.fields.language).toMatchObject({ shown: 'albanese', conflict: false })
  })
})

describe('an undoing', () => {
  it('takes back one save by a new entry, and leaves alone what was changed since', async () => {
    const { person, viewOf } = await shared('Quercioli')
    const engine = anna.engine()
    const save = async (changes: Record<string, string>) => {
      const view = (await viewOf(anna)).person
      const list = Object.entries(changes).map(([path, value]) => ({ path, value, seen: seen(view, path) }))
      return good(await engine.save(person, list)).entry
    }
    await save({ phone: '1', email: 'a@x.example' })
    const second = await save({ phone: '2', email: 'b@x.example' })
    await save({ email: 'c@x.example' })
    good(await engine.undo(second))
    const { phone, email } = (await viewOf(anna)).person!.fields
    expect([phone?.shown, email?.shown]).toEqual(['1', 'c@x.example'])
    expect((await engine.history(person, 'phone')).map(({ value }) => value)).toEqual(['1', '2', '1'])
    expect(await engine.undo(`${person}.nowhere`)).toMatchObject({ ok: false, reason: 'not-found' })
  })

  it('of a first value clears that field by a new entry, and nothing else that was saved with it', async () => {
    const { person, viewOf } = await shared('Ridolfi')
    const engine = anna.engine()
    const first = { phone: '1', email: 'a@x.example', comune: 'empoli' }
    const list = Object.entries(first).map(([path, value]) => ({ path, value, seen: [] }))
    const { entry } = good(await engine.save(person, list))
    expect((await engine.history(person, 'phone')).map(({ undoable }) => undoable)).toEqual([true])
    good(await engine.undo(entry, 'phone'))
    const { phone, email, comune } = (await viewOf(anna)).person!.fields
    expect([phone?.shown, email?.shown, comune?.shown]).toEqual([undefined, 'a@x.example', 'empoli'])
    const steps = await engine.history(person, 'phone')
    expect(steps.map(({ value, before }) => [value, before])).toEqual([
      [null, ['1']],
      ['1', []],
    ])
    good(await engine.undo(steps[0]!.entry, 'phone'))
    expect((await viewOf(anna)).person!.fields.phone?.shown).toBe('1')
  })

  it('of a codice fiscale judges it again', async () => {
    const { person, viewOf } = await shared('Bassi')
    const engine = anna.engine()
    const { entry } = good(await engine.save(person, [{ path: 'taxCode', value: 'BSSLCU80', seen: [] }]))
    expect((await viewOf(anna)).person!.fields.taxCodeState?.shown).toBe('ERRATO')
    good(await engine.undo(entry, 'taxCode'))
    expect((await viewOf(anna)).person!.fields.taxCodeState?.shown).toBe('ASSENTE')
  })

  it('never leaves a person without a name, or a case without a state', async () => {
    const { record, person } = await shared('Sempre')
    const engine = anna.engine()
    for (const [of, path] of [
      [person, 'surname'],
      [person, 'name'],
      [record, 'state'],
    ] as const) {
      const [step] = await engine.history(of, path)
      expect([path, step?.undoable]).toEqual([path, false])
      for (const only of [path, undefined])
        expect(await engine.undo(step!.entry, only)).toMatchObject({
          ok: false,
          reason: expect.stringMatching(/^(required|not-allowed)$/),
        })
    }
    const change = [{ path: 'surname', value: ' \u200b', seen: [] }]
    expect(await engine.save(person, change)).toEqual({ ok: false, reason: 'required', path: 'surname' })
  })
})

describe('the household', () => {
  it('a removal that did not see an edit comes back for review, and a choice settles it', async () => {
    const { person, viewOf } = await shared('Rossi')
    const { item } = good(
      await anna.engine().addItem(person, 'household', { relation: 'FIGLIO', ageBand: '3-5' }),
    )
    await meet(anna, bruno)
    const path = `household/${item}/ageBand`
    for (const device of [anna, bruno]) device.network.isParted = true
    good(await anna.engine().removeItem(person, 'household', item))
    const over = seen((await viewOf(bruno)).person, path)
    good(await bruno.engine().save(person, [{ path, value: '6-10', seen: over }]))
    for (const device of [anna, bruno]) device.network.isParted = false
    await meet(anna, bruno)
    for (const device of [anna, bruno]) {
      expect((await viewOf(device)).person?.items.household).toEqual({ [item]: 'review' })
      const rows = (await device.engine().listConflicts()).filter((row) => row.record === person)
      expect(rows).toMatchObject([{ path: `household/${item}/removed`, removal: true }])
    }
    good(await bruno.engine().resolve(person, `household/${item}/removed`, true))
    await meet(bruno, anna)
    for (const device of [anna, bruno]) {
      expect((await viewOf(device)).person?.items.household).toEqual({ [item]: 'removed' })
      expect((await device.engine().listConflicts()).filter((row) => row.record === person)).toEqual([])
    }
  })
})

describe('a closed interview', () => {
  it('takes no entry that its closing did not cover: it is kept and shown as irregular', async () => {
    const { record, viewOf } = await shared('Salvi')
    const words = { date: '2026-11-17', type: 'PRIMO', note: 'Prima parola' }
    const { record: interview } = good(await anna.engine().newInterview(record, words))
    await meet(anna, bruno)
    for (const device of [anna, bruno]) device.network.isParted = true
    good(await anna.engine().closeInterview(interview))
    const over = seen((await viewOf(bruno)).interviews[0], 'note')
    good(await bruno.engine().save(interview, [{ path: 'note', value: 'Seconda parola', seen: over }]))
    for (const device of [anna, bruno]) device.network.isParted = false
    await meet(anna, bruno)
    for (const device of [anna, bruno]) {
      const closed = (await viewOf(device)).interviews[0]!
      expect(closed.fields.note).toMatchObject({ shown: 'Prima parola', editable: false, conflict: false })
      expect(closed.irregular).toBe(1)
      const steps = await device.engine().history(interview, 'note')
      expect(steps.map(({ value, live }) => [value, live])).toContainEqual(['Seconda parola', false])
    }
  })
})

describe('an interview with a field in conflict', () => {
  /** Both tablets correct the note of one interview, without a network. */
  async function corrected(surname: string, closes: (device: Device, interview: string) => Promise<unknown>) {
    const made = await shared(surname)
    const words = { date: '2026-11-17', type: 'PRIMO', note: 'Prima parola', present: 'la madre' }
    const { record: interview } = good(await anna.engine().newInterview(made.record, words))
    await meet(anna, bruno)
    for (const device of [anna, bruno]) device.network.isParted = true
    for (const [device, who] of [
      [anna, 'Anna'],
      [bruno, 'Bruno'],
    ] as const) {
      ground.clock.now += 60_000
      const view = (await made.viewOf(device)).interviews[0]
      const changes = ['note', 'present'].map((path) => ({
        path,
        value: `${path} ${who}`,
        seen: seen(view, path),
      }))
      good(await device.engine().save(interview, changes))
      await closes(device, interview)
    }
    for (const device of [anna, bruno]) device.network.isParted = false
    await meet(anna, bruno)
    return {
      ...made,
      interview,
      closed: async (device: Device) => (await made.viewOf(device)).interviews[0]!,
    }
  }

  it('is not closed before a choice, and closes after it', async () => {
    const { interview, closed } = await corrected('Tani', () => Promise.resolve())
    const refusal = { ok: false, reason: 'in-conflict', path: 'note' }
    expect(await anna.engine().closeInterview(interview)).toEqual(refusal)
    expect((await closed(anna)).fields.closedAt).toBeUndefined()
    good(await anna.engine().resolve(interview, 'note', 'note Bruno'))
    expect(await anna.engine().closeInterview(interview)).toEqual({ ...refusal, path: 'present' })
    good(await anna.engine().resolve(interview, 'present', 'present Anna'))
    good(await anna.engine().closeInterview(interview))
    await meet(anna, bruno)
    const { fields, irregular } = await closed(bruno)
    expect([fields.note?.shown, fields.present?.shown, irregular]).toEqual(['note Bruno', 'present Anna', 0])
  })

  it('that one of them closes keeps the words of the other, to be read as irregular', async () => {
    const closes = async (device: Device, interview: string) =>
      device === anna && good(await device.engine().closeInterview(interview))
    const { record, interview, closed } = await corrected('Ulivi', closes)
    for (const device of [anna, bruno]) {
      const { fields, irregular, conflicts } = await closed(device)
      expect([fields.note?.shown, fields.present?.shown]).toEqual(['note Anna', 'present Anna'])
      expect([irregular, conflicts]).toEqual([2, []])
      const item = (await device.engine().openCase(record))!.timeline.find(
        (each) => each.record === interview,
      )
      expect(item?.late?.map(({ path, value, author }) => [path, value, author.login])).toEqual([
        ['note', 'note Bruno', 'bruno'],
        ['present', 'present Bruno', 'bruno'],
      ])
    }
  })

  it('that both of them closed is settled field by field, and a choice can be taken back', async () => {
    const closes = async (device: Device, interview: string) =>
      good(await device.engine().closeInterview(interview))
    const { record, interview, closed } = await corrected('Venturi', closes)
    expect((await closed(bruno)).conflicts).toEqual(['note', 'present'])
    const { entry } = good(await bruno.engine().resolve(interview, 'note', 'note Anna', 'Lo ha detto lei'))
    expect((await closed(bruno)).conflicts).toEqual(['present'])
    good(await bruno.engine().resolve(interview, 'present', 'la madre e la zia'))
    await meet(bruno, anna)
    for (const device of [anna, bruno]) {
      const { fields, conflicts, irregular } = await closed(device)
      expect([fields.note?.shown, fields.present?.shown]).toEqual(['note Anna', 'la madre e la zia'])
      expect([conflicts, irregular]).toEqual([[], 0])
      expect(fields.note?.editable).toBe(false)
      expect((await device.engine().listConflicts()).filter((row) => row.case === record)).toEqual([])
    }
    good(await bruno.engine().undo(entry))
    await meet(bruno, anna)
    for (const device of [anna, bruno]) {
      const { fields, conflicts, irregular } = await closed(device)
      expect(fields.note?.values.map(({ value }) => value).sort()).toEqual(['note Anna', 'note Bruno'])
      expect([conflicts, irregular, fields.present?.shown]).toEqual([['note'], 0, 'la madre e la zia'])
    }
    good(await anna.engine().resolve(interview, 'note', 'note Bruno'))
    await meet(anna, bruno)
    expect((await closed(bruno)).fields.note?.shown).toBe('note Bruno')
  })
})

describe('a protected address', () => {
  it('reaches no screen, in conflict or not, until someone who may lifts the protection', async () => {
    const { record, person, viewOf } = await disagree('Riparo', 'address', ['Via Uno 1', 'Via Due 2'])
    expect((await viewOf(anna)).conflicts).toBe(1)
    good(await bruno.engine().save(person, [{ path: 'addressProtected', value: true, seen: [] }]))
    await meet(bruno, anna)
    for (const device of [anna, bruno]) {
      const view = await viewOf(device)
      expect(view.person?.fields.addressProtected?.shown).toBe(true)
      expect(view.conflicts).toBe(0)
      const seenAnywhere = JSON.stringify([
        view,
        await device.engine().listConflicts(),
        await device.engine().history(person, 'address'),
        await device.engine().listCases({ text: 'riparo', from: 0, count: 10 }),
        await device.engine().today(),
      ])
      expect(seenAnywhere).not.toMatch(/Via (Uno|Due)/)
      const saved = await device.engine().save(person, [{ path: 'address', value: 'Via Tre 3', seen: [] }])
      expect(saved).toMatchObject({ ok: false, reason: 'not-allowed', path: 'address' })
    }
    expect(record).toBeDefined()
  })
})
