import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slotRecordId } from '#lib/entries/ids.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { engineGround, good, meet, seen, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'
import type { DecisionInput } from './decide.ts'

const logins = ['carla', 'anna', 'bruno', 'tina'] as const

let ground: EngineGround
const devices: Device[] = []
let [carla, anna, bruno, tina] = [] as unknown as [Device, Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(logins)
  for (const login of logins) devices.push(await ground.tablet(login))
  ;[carla, anna, bruno, tina] = devices as [Device, Device, Device, Device]
})
afterAll(() => ground.stop())

const bodyOf = (name: string) => slotRecordId('body', 'test', name)
const part = (isParted: boolean) => devices.forEach((device) => (device.network.isParted = isParted))
const view = async (device: Device, meeting: string) => {
  const found = await device.engine().openMeeting(meeting)
  if (!found) throw new Error('no such meeting here')
  return found
}

/** A case that was diagnosed, so that the tavolo may take it on. */
async function diagnosed(surname: string): Promise<string> {
  const input = { tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' }
  const record = good(await carla.engine().newCase(input)).record
  for (const to of ['IN_VALUTAZIONE', 'DIAGNOSTICATO']) good(await carla.engine().moveCase(record, to, {}))
  return record
}

/** A meeting with these cases, open, with a quorum; everybody has it. */
async function opened(
  date: string,
  surnames: readonly string[],
): Promise<{ meeting: string; cases: string[] }> {
  const cases: string[] = []
  for (const surname of surnames) cases.push(await diagnosed(surname))
  const waiting = await carla.engine().proposeAgenda('empoli', date)
  const listed = waiting.filter(({ target }) => cases.includes(target))
  const input = {
    tavolo: 'empoli',
    date,
    time: '15:00',
    place: 'Biblioteca',
    type: 'ORDINARIA',
    cases: listed,
  }
  const meeting = good(await carla.engine().newMeeting(input)).record
  await meet(...devices)
  good(await carla.engine().openSitting(meeting))
  await callEverybody(meeting)
  await meet(...devices)
  return { meeting, cases }
}

async function callEverybody(meeting: string): Promise<void> {
  const engine = carla.engine()
  const seats = [
    { person: 'Carla', role: 'COORDINATORE', body: bodyOf('comune') },
    { person: 'Giulia', role: 'SERVIZIO_SOCIALE', body: bodyOf('comune') },
    { person: 'Paolo', role: 'ENTE', body: bodyOf('cpi') },
    { person: 'Lidia', role: 'ENTE', body: bodyOf('caritas') },
  ]
  for (const seat of seats) good(await engine.addSeat(meeting, seat))
}

const decided = (values: Record<string, Json>, tasks: DecisionInput['tasks'] = []): DecisionInput => ({
  changes: Object.entries({ mode: 'CONSENSO', by: '2026-12-15', ...values }).map(([path, value]) => ({
    path,
    value,
    seen: [],
  })),
  tasks,
})

describe('before a meeting', () => {
  it('what waits is proposed once for each case, and the meeting of a day is one', async () => {
    const record = await diagnosed('Attesa')
    const waiting = await carla.engine().proposeAgenda('empoli', '2026-12-01')
    expect(waiting.filter(({ target }) => target === record)).toMatchObject([{ why: 'DA_DECIDERE' }])
    await meet(...devices)
    part(true)
    const input = { tavolo: 'empoli', date: '2026-12-01', type: 'ORDINARIA', cases: waiting }
    const [one, other] = [
      good(await carla.engine().newMeeting(input)),
      good(await anna.engine().newMeeting(input)),
    ]
    expect(one.record).toBe(other.record)
    part(false)
    await meet(...devices)
    const both = await view(bruno, one.record)
    expect(both.record.conflicts).toEqual([])
    expect(both.state).toBe('PROGRAMMATA')
    expect(both.cases.filter(({ target }) => target === record)).toHaveLength(1)
    good(await carla.engine().conveneMeeting(one.record))
    expect((await view(carla, one.record)).state).toBe('CONVOCATA')
    expect(await carla.engine().cancelMeeting(one.record, ' ')).toMatchObject({
      ok: false,
      path: 'cancelledWhy',
    })
    good(await carla.engine().cancelMeeting(one.record, 'Neve'))
    expect((await view(carla, one.record)).state).toBe('ANNULLATA')
    expect(await carla.engine().openSitting(one.record)).toMatchObject({ ok: false, reason: 'no-such-move' })
  })

  it('is no matter of a volunteer or of another tavolo', async () => {
    const input = { tavolo: 'vinci', date: '2026-12-02', type: 'ORDINARIA', cases: [] }
    expect(await carla.engine().newMeeting(input)).toMatchObject({ ok: false, reason: 'not-allowed' })
  })
})

describe('in the room', () => {
  it('four tablets without a network make one meeting, with each decision once (scenario 8)', async () => {
    const { meeting, cases } = await opened('2026-12-03', ['Uno', 'Due', 'Tre', 'Quattro'])
    const [one, two, three, four] = cases as [string, string, string, string]
    part(true)
    const takenOn = { type: 'PRENDERE_IN_CARICO', owner: 'anna' }
    good(await carla.engine().decide(meeting, one, decided(takenOn)))
    good(await anna.engine().addCaseNote(meeting, one, 'Vuole tornare a guidare il muletto.'))
    good(
      await anna
        .engine()
        .decide(
          meeting,
          two,
          decided({ type: 'APPROFONDIRE', owner: 'bruno' }, [
            { text: 'Chiedere la busta paga', owner: 'bruno', by: '2026-12-10' },
          ]),
        ),
    )
    // Two wrote the same down: it is one decision, and one task.
    good(
      await bruno
        .engine()
        .decide(
          meeting,
          two,
          decided({ type: 'APPROFONDIRE', owner: 'bruno' }, [
            { text: 'Chiedere la busta paga', owner: 'bruno', by: '2026-12-10' },
          ]),
        ),
    )
    good(await bruno.engine().decide(meeting, three, decided({ type: 'RINVIARE', owner: 'bruno' })))
    good(
      await tina
        .engine()
        .decide(meeting, four, decided({ type: 'NON_SELEZIONARE', why: 'Altro comune', owner: 'tina' })),
    )
    good(await tina.engine().addCaseNote(meeting, four, 'Abita a Vinci da giugno.'))
    part(false)
    await meet(tina, anna, carla, bruno)
    for (const device of devices) {
      const { cases: heard, record } = await view(device, meeting)
      expect(record.conflicts).toEqual([])
      expect(heard.map(({ decision }) => decision?.record.conflicts)).toEqual([[], [], [], []])
      const byTarget = new Map(heard.map((each) => [each.target, each.decision]))
      expect(byTarget.get(one)).toMatchObject({ type: 'PRENDERE_IN_CARICO', standing: 'FATTA' })
      expect(byTarget.get(one)?.notes.map(({ text }) => text)).toEqual([
        'Vuole tornare a guidare il muletto.',
      ])
      expect(byTarget.get(two)?.tasks).toMatchObject([{ text: 'Chiedere la busta paga' }])
      expect(byTarget.get(three)?.standing).toBe('RINVIATA')
      // A tutor holds the minutes, and does not move the case: whoever coordinates does.
      expect(byTarget.get(four)).toMatchObject({ type: 'NON_SELEZIONARE', standing: 'DA_ESEGUIRE' })
    }
    expect((await anna.engine().openCase(one))?.case.fields).toMatchObject({
      state: { shown: 'PRESO_IN_CARICO' },
      caseManager: { shown: 'anna' },
    })
  })

  it('what waits after a meeting is carried out by who coordinates, or is heard again', async () => {
    const { meeting, cases } = await opened('2026-12-11', ['Cinque', 'Sei', 'Sette'])
    const [two, three, four] = cases as [string, string, string]
    const tasks = [{ text: 'Chiedere la busta paga', owner: 'bruno', by: '2026-12-12' }]
    good(await carla.engine().decide(meeting, two, decided({ type: 'APPROFONDIRE', owner: 'bruno' }, tasks)))
    good(await bruno.engine().decide(meeting, three, decided({ type: 'RINVIARE', owner: 'bruno' })))
    const why = 'Altro comune'
    good(await tina.engine().decide(meeting, four, decided({ type: 'NON_SELEZIONARE', why, owner: 'tina' })))
    await meet(...devices)
    const waits = async () => (await carla.engine().today()).items.filter(({ kind }) => kind === 'carry-out')
    expect((await waits()).map(({ text }) => text)).toContain('NON_SELEZIONARE')
    const before = (await waits()).length
    good(await carla.engine().carryOutDecision(meeting, four))
    expect(await waits()).toHaveLength(before - 1)
    expect((await view(carla, meeting)).cases.find(({ target }) => target === four)?.decision?.standing).toBe(
      'FATTA',
    )
    const later = await carla.engine().proposeAgenda('empoli', '2026-12-20')
    expect(later.find(({ target }) => target === two)?.why).toBe('DECISIONE_SCADUTA')
    expect(later.find(({ target }) => target === three)?.why).toBe('DECISIONE_SCADUTA')
  })

  it('without a quorum, or the social service, a case is only looked into or put off', async () => {
    const { meeting, cases } = await opened('2026-12-04', ['Quorum'])
    const [target] = cases as [string]
    const giulia = (await view(carla, meeting)).seats.find(({ who }) => who === 'Giulia')
    good(await carla.engine().callRoll(meeting, giulia?.item ?? '', 'out'))
    expect((await view(carla, meeting)).quorum).toMatchObject({ standing: 'INSUFFICIENTE', bodies: 2 })
    const taken = decided({ type: 'PRENDERE_IN_CARICO', owner: 'anna' })
    expect(await carla.engine().decide(meeting, target, taken)).toMatchObject({
      ok: false,
      reason: 'no-quorum',
    })
    good(await carla.engine().decide(meeting, target, decided({ type: 'RINVIARE', owner: 'anna' })))
    good(await carla.engine().callRoll(meeting, giulia?.item ?? '', 'in'))
    expect((await view(carla, meeting)).quorum.standing).toBe('VALIDA')
  })

  it('says what a decision still lacks', async () => {
    const { meeting, cases } = await opened('2026-12-05', ['Manca'])
    const [target] = cases as [string]
    const tries: [Record<string, Json>, string][] = [
      [{}, 'type'],
      [{ type: 'INVIARE', owner: 'anna' }, 'why'],
      [{ type: 'RINVIARE' }, 'owner'],
      [{ type: 'CHIUDERE', why: 'Lavora', owner: 'anna' }, 'closure'],
    ]
    for (const [values, path] of tries)
      expect(await carla.engine().decide(meeting, target, decided(values))).toMatchObject({
        reason: 'required',
        path,
      })
  })

  it('a decision on a case whose yes was taken back meanwhile is flagged, and no other is taken', async () => {
    const { meeting, cases } = await opened('2026-12-06', ['Ritirata'])
    const [target] = cases as [string]
    const fields = { purpose: 'P1', state: 'PRESTATO', way: 'CARTA', givenOn: '2026-11-01' }
    const consent = good(await carla.engine().addPart(target, 'consent', { fields })).record
    await meet(...devices)
    part(true)
    good(await anna.engine().revokeConsent(consent, 'Lo chiede'))
    good(await carla.engine().decide(meeting, target, decided({ type: 'PRENDERE_IN_CARICO', owner: 'anna' })))
    part(false)
    await meet(...devices)
    const [heard] = (await view(carla, meeting)).cases
    expect(heard).toMatchObject({ stopped: 'REVOCATO', decision: { type: 'PRENDERE_IN_CARICO' } })
    expect(heard).not.toHaveProperty('name')
    expect(await carla.engine().addCaseNote(meeting, target, 'ancora')).toMatchObject({
      reason: 'no-consent',
    })
  })
})

describe('the verbale', () => {
  it('is signed once with codes alone, is numbered by the network, and is put right beside itself', async () => {
    const { meeting, cases } = await opened('2026-12-07', ['Verbale'])
    const [target] = cases as [string]
    good(await carla.engine().addPoint(meeting, { type: 'VARIE', title: 'Orari di apertura' }))
    good(await carla.engine().decide(meeting, target, decided({ type: 'PRENDERE_IN_CARICO', owner: 'anna' })))
    const drawn = { coordinator: 'M0 0L9 9', keeper: 'M0 9L9 0' }
    expect(await carla.engine().signMinutes(meeting, drawn)).toMatchObject({ reason: 'no-such-move' })
    good(await carla.engine().closeSitting(meeting))
    const kinds = async () => (await carla.engine().today()).items.map(({ key }) => key)
    expect(await kinds()).toContain(`minutes/${meeting}`)
    good(await carla.engine().signMinutes(meeting, drawn))
    expect(await kinds()).not.toContain(`minutes/${meeting}`)
    await meet(...devices)
    await ground.settled()
    await meet(...devices)
    const { minutes, state, number } = await view(anna, meeting)
    expect(state).toBe('FIRMATA')
    expect(minutes).toMatchObject({ differs: false, conflict: false, coordinatorSignature: 'M0 0L9 9' })
    expect(JSON.stringify(minutes?.content)).not.toContain('Verbale')
    expect(minutes?.content.cases).toMatchObject([{ type: 'PRENDERE_IN_CARICO', owner: 'anna' }])
    expect(minutes?.hash).toMatch(/^[a-z2-7]{26}$/)
    expect(number).toEqual({ value: 1, isFinal: true })
    expect(await anna.engine().addPoint(meeting, { type: 'VARIE', title: 'Dopo' })).toMatchObject({
      ok: false,
    })
    good(await anna.engine().rectify(meeting, 'Si legga 15 dicembre.'))
    expect((await view(anna, meeting)).rectifications).toMatchObject([{ text: 'Si legga 15 dicembre.' }])
  })

  it('what a fifth tablet brings after the signature is told, and changes no word of it', async () => {
    const { meeting, cases } = await opened('2026-12-08', ['Tardi'])
    const [target] = cases as [string]
    part(true)
    good(await tina.engine().addPoint(meeting, { type: 'VARIE', title: 'Detto in fondo alla sala' }))
    good(await carla.engine().decide(meeting, target, decided({ type: 'RINVIARE', owner: 'anna' })))
    good(await carla.engine().closeSitting(meeting))
    good(await carla.engine().signMinutes(meeting, { onPaper: true }))
    part(false)
    await meet(...devices)
    const { minutes, points } = await view(carla, meeting)
    expect(points.map(({ title }) => title)).toEqual(['Detto in fondo alla sala'])
    expect(minutes).toMatchObject({ differs: true, onPaper: true, content: { points: [] } })
  })

  it('two that were signed apart are a conflict, which whoever coordinates settles', async () => {
    const { meeting, cases } = await opened('2026-12-09', ['Doppio'])
    const [target] = cases as [string]
    part(true)
    good(await carla.engine().decide(meeting, target, decided({ type: 'RINVIARE', owner: 'anna' })))
    for (const each of [carla, bruno]) {
      good(await each.engine().closeSitting(meeting))
      good(await each.engine().signMinutes(meeting, { onPaper: true }))
    }
    part(false)
    await meet(...devices)
    expect((await view(anna, meeting)).minutes?.conflict).toBe(true)
    expect(await bruno.engine().signMinutes(meeting, { onPaper: true })).toMatchObject({
      reason: 'not-allowed',
    })
    good(await carla.engine().signMinutes(meeting, { onPaper: true }))
    await meet(...devices)
    const { minutes } = await view(anna, meeting)
    expect(minutes).toMatchObject({ conflict: false, differs: false })
    expect(minutes?.content.cases).toMatchObject([{ type: 'RINVIARE' }])
  })

  it('two decisions that differ wait for a person, and nobody signs over them', async () => {
    const { meeting, cases } = await opened('2026-12-10', ['Diverso'])
    const [target] = cases as [string]
    part(true)
    good(await carla.engine().decide(meeting, target, decided({ type: 'RINVIARE', owner: 'anna' })))
    good(await anna.engine().decide(meeting, target, decided({ type: 'APPROFONDIRE', owner: 'anna' })))
    part(false)
    await meet(...devices)
    good(await carla.engine().closeSitting(meeting))
    expect(await carla.engine().signMinutes(meeting, { onPaper: true })).toMatchObject({
      reason: 'in-conflict',
    })
    const decision = (await view(carla, meeting)).cases[0]?.decision?.record
    const over = seen(decision, 'type')
    expect(over).toHaveLength(2)
    good(await carla.engine().resolve(decision?.record ?? '', 'type', 'RINVIARE'))
    good(await carla.engine().signMinutes(meeting, { onPaper: true }))
  })
})
