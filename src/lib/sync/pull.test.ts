import { describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { exchangeGround } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { pull } from './pull.ts'

const scope = 'tavolo-empoli'
const start = '2026-01-02T00:00:00.000Z'

/** Entries of someone else, each a record of its own, waiting on the replica. */
async function withOthers(count: number, options: Parameters<typeof exchangeGround>[0] = {}) {
  const ground = await exchangeGround(options)
  const { say } = createSpeaker('bruna')
  const entries = Array.from({ length: count }, (_, n) => say(recordId('person', n), { name: `Nome ${n}` }))
  for (const entry of entries) ground.remote.put(scope, entry)
  return { ...ground, entries }
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ _id }) => _id).sort()

async function idsHere(ground: Awaited<ReturnType<typeof exchangeGround>>): Promise<string[]> {
  return must(await ground.store.ids(scope)).map(({ id }) => id)
}

async function pullFrom(ground: Awaited<ReturnType<typeof exchangeGround>>) {
  const marks = must(await ground.store.scopes()).find((each) => each.scope === scope)
  return pull(ground.exchange, scope, marks)
}

describe('pages', () => {
  it('[Y5] brings every page, and the cursor of the last one', async () => {
    const ground = await withOthers(7)
    ground.remote.pageSize = 3
    expect(await pullFrom(ground)).toEqual({ ok: true, value: { fresh: 7, broken: 0, epoch: 'first' } })
    expect(await idsHere(ground)).toEqual(idsOf(ground.entries))
    expect(must(await ground.store.scopes())).toEqual([
      { scope, cursor: '7', epoch: 'first', lastPull: start, lastReconcile: start },
    ])
    expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 0 } })
  })

  it.each([1, 2, 3, 4, 5, 6])(
    '[Y5] a crash at storage step %i of a pull repeats at most one page, and repeating changes nothing',
    async (step) => {
      let left = Number.POSITIVE_INFINITY
      const tap = () => {
        left -= 1
        if (left === 0) throw new Error('the device crashed')
      }
      const ground = await withOthers(9, { tap })
      ground.remote.pageSize = 3
      left = step
      await expect(pull(ground.exchange, scope)).rejects.toThrow('crashed')
      const restarted = await exchangeGround({ disk: ground.disk, remote: ground.remote })
      const held = (await idsHere(restarted)).length
      const marks = must(await restarted.store.scopes()).find((each) => each.scope === scope)
      expect(Number(marks?.cursor ?? '0')).toBe(held)
      ground.remote.heard.length = 0
      expect(await pullFrom(restarted)).toMatchObject({ ok: true, value: { fresh: 9 - held } })
      expect(await idsHere(restarted)).toEqual(idsOf(ground.entries))
      expect(ground.remote.heard[0]?.ids).toEqual([String(held)])
      expect(must(await restarted.store.verify())).toMatchObject({ differing: [], damaged: [], misnamed: [] })
    },
  )

  it('[Y5] asks for the next page before this one is written', async () => {
    const order: string[] = []
    const ground = await withOthers(4, { tap: (step) => void order.push(step) })
    ground.remote.pageSize = 2
    ground.remote.before = ({ call }) => void order.push(call)
    order.length = 0
    await pull(ground.exchange, scope)
    expect(order.slice(0, 2)).toEqual(['changes', 'changes'])
  })

  it('[Y5] reads a bounded number of pages ahead of a slow disk', async () => {
    let asked = 0
    const askedWhenWritten: number[] = []
    const tap = async (step: string) => {
      if (step !== 'receive:before') return
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
      askedWhenWritten.push(asked)
      if (askedWhenWritten.length === 2) throw new Error('the disk broke')
    }
    const ground = await withOthers(16, { tap })
    ground.remote.pageSize = 2
    ground.remote.before = () => void (asked += 1)
    await expect(pull(ground.exchange, scope)).rejects.toThrow('the disk broke')
    expect(askedWhenWritten).toEqual([4, 5])
  })

  it('[Y5] trouble in the middle keeps what came before it', async () => {
    const ground = await withOthers(4)
    ground.remote.pageSize = 2
    ground.remote.before = ({ call, ids }) => {
      if (call === 'changes' && ids[0] === '2') ground.remote.fail('changes', { reason: 'timeout' })
    }
    expect(await pullFrom(ground)).toMatchObject({ ok: false, trouble: { reason: 'timeout' } })
    expect(must(await ground.store.scopes())).toEqual([{ scope, cursor: '2', epoch: 'first' }])
    expect(await idsHere(ground)).toHaveLength(2)
  })

  it('[Y6] a replica that changes its epoch between two pages ends the pull', async () => {
    const ground = await withOthers(4)
    ground.remote.pageSize = 2
    ground.remote.before = ({ ids }) => {
      if (ids[0] === '2') ground.remote.epoch = 'second'
    }
    expect(await pullFrom(ground)).toMatchObject({ ok: false, trouble: { reason: 'misshapen' } })
    expect(must(await ground.store.scopes())).toMatchObject([{ cursor: '2', epoch: 'first' }])
  })
})

describe('bodies', () => {
  it('[Y4] of several leaves only the body whose hash fits counts, winner or not', async () => {
    const ground = await withOthers(3)
    const [first, second] = ground.entries as [Entry, Entry, Entry]
    ground.remote.put(scope, { ...first, set: { name: 'Falso' } })
    ground.remote.bodiesOf(scope, second._id).push({ ...second, author: 'mallory' }, 'not even an object')
    expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 3, broken: 3 } })
    expect(must(await ground.store.readEntries(scope, [first._id])).entries).toEqual([first])
    expect(must(await ground.store.quarantined())).toHaveLength(3)
    const asked = ground.remote.heard.filter(({ call }) => call === 'leaves').map(({ ids }) => ids)
    expect(asked).toEqual([[second._id, first._id]])
  })

  it('[Y4] what is no entry goes to quarantine, and the pull goes on past it', async () => {
    const ground = await withOthers(0)
    const { say } = createSpeaker('bruna')
    const good = [0, 1].map((n) => say(recordId('person', n), { name: 'Ida' }))
    ground.remote.pageSize = 2
    ground.remote.put(scope, good[0])
    ground.remote.put(scope, { garbage: true }, 'person-garbage')
    ground.remote.put(scope, { ...good[1], _id: good[0]!._id }, 'person-elsewhere')
    ground.remote.put(scope, good[1])
    expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 2, broken: 2 } })
    expect(await idsHere(ground)).toEqual(idsOf(good))
    expect(must(await ground.store.scopes())).toMatchObject([{ cursor: '4' }])
  })

  it('[Y4] what CouchDB adds to a body does not count', async () => {
    const ground = await withOthers(0)
    const entry = createSpeaker('bruna').say(recordId('person'), { name: 'Ida' })
    ground.remote.put(scope, { ...entry, _rev: '1-abc', _conflicts: ['1-b'] })
    expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 1, broken: 0 } })
    expect(must(await ground.store.readEntries(scope, [entry._id])).entries).toEqual([entry])
  })

  it('[Y1] a change that came without its body is read by itself, so that the cursor passes nothing by', async () => {
    const ground = await withOthers(2)
    ground.remote.twist('changes', (answer) => {
      if (answer.ok) (answer.value as { changes: { doc: unknown }[] }).changes[0]!.doc = undefined
      return answer
    })
    expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 2, broken: 0 } })
  })

  it('[Y1] leaves that are not answered for move neither data nor cursor', async () => {
    const ground = await withOthers(1)
    ground.remote.put(scope, { ...ground.entries[0]!, author: 'mallory' })
    ground.remote.twist('leaves', () => ({ ok: true, value: [], epoch: 'first' }))
    expect(await pullFrom(ground)).toMatchObject({ ok: false, trouble: { reason: 'misshapen' } })
    expect(must(await ground.store.scopes())).toEqual([])
    expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 1 } })
  })
})

it('own entries that come back from the replica are confirmed', async () => {
  const ground = await exchangeGround()
  const entry = createSpeaker().say(recordId('person'), { name: 'Ida' })
  must(await ground.store.save(scope, [entry]))
  ground.remote.put(scope, entry)
  expect(await pullFrom(ground)).toMatchObject({ ok: true, value: { fresh: 0 } })
  expect(must(await ground.store.counts())).toMatchObject({ local: 0, sent: 0, confirmed: 1 })
})
