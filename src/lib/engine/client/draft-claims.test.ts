import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import { createDraftClaims, type Claim, type Holding } from './draft-claims.ts'
import { createDraftKeeper } from './draft-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** One tablet's sealed drafts and the names that its tabs hold, as Web Locks know them; writes take their time. */
function tablet() {
  const kept = new Map<string, { words: Json; at: number }>()
  const held = new Set<string>()
  let clock = 0
  let minted = 0
  const soon = (done: () => void) => new Promise<void>((resolve) => setTimeout(() => resolve(done()), 40))
  const engine = {
    putDraft: (key: string, words: Json) => soon(() => kept.set(key, { words, at: (clock += 1) })),
    dropDraft: (key: string) => soon(() => kept.delete(key)),
    draft: (key: string) => Promise.resolve(kept.get(key)?.words),
    drafts: (form: string) =>
      Promise.resolve(
        [...kept]
          .filter(([key]) => key === form || key.startsWith(`${form}~`))
          .map(([key, draft]) => ({ key, ...draft }))
          .sort((a, b) => b.at - a.at),
      ),
  }
  /** A tab: its forms, and what becomes of them when it is closed or dies. */
  function tab() {
    const own = new Set<string>()
    const holding: Holding = {
      take(name) {
        if (held.has(name)) return Promise.resolve(undefined)
        held.add(name)
        own.add(name)
        return Promise.resolve(() => void held.delete(name))
      },
      taken: () => Promise.resolve(new Set(held)),
    }
    const claims = createDraftClaims(engine, holding, () => `t${(minted += 1)}`)
    async function open(form: string, wanted?: string) {
      const claim = await claims.claim(form, wanted)
      const keeper = createDraftKeeper(engine, claim.key)
      const close = () => claim.letGo(keeper.seal())
      return { ...claim, ...keeper, close }
    }
    const die = () => own.forEach((name) => held.delete(name))
    return { open, die, claims }
  }
  return { kept, tab }
}

const wordsOf = (claim: Claim) => claim.words
const rest = () => vi.advanceTimersByTimeAsync(2000)

describe('two tabs with one form open', () => {
  test('keep what is typed in each, and offer nothing of the other', async () => {
    const { kept, tab } = tablet()
    const [left, right] = [await tab().open('interview/x'), await tab().open('interview/x')]
    left.note('left words')
    right.note('right words')
    await rest()
    expect([...kept.values()].map(({ words }) => words).sort()).toEqual(['left words', 'right words'])
    expect([left, right].map(wordsOf)).toEqual([undefined, undefined])
    void left.drop()
    await rest()
    expect([...kept.values()].map(({ words }) => words)).toEqual(['right words'])
  })

  test('that die leave two drafts: the newest is offered, then the other, and each is dropped by itself', async () => {
    const { kept, tab } = tablet()
    const [first, second] = [tab(), tab()]
    ;(await first.open('case')).note('older')
    await rest()
    ;(await second.open('case')).note('newer')
    await rest()
    first.die()
    second.die()
    const again = tab()
    const one = await again.open('case')
    expect([one.words, one.others]).toEqual(['newer', 1])
    const other = await again.open('case')
    expect([other.words, other.others]).toEqual(['older', 0])
    void one.drop()
    await rest()
    expect([...kept.values()].map(({ words }) => words)).toEqual(['older'])
  })

  test('the one that a person asked for comes first', async () => {
    const { kept, tab } = tablet()
    const lost = tab()
    for (const words of ['one', 'two', 'three']) (await lost.open('contact')).note(words)
    await rest()
    lost.die()
    const [key] = [...kept].find(([, { words }]) => words === 'two') ?? []
    expect((await tab().open('contact', key)).words).toBe('two')
  })

  test('another form’s draft is never offered, however alike the names', async () => {
    const { tab } = tablet()
    const lost = tab()
    ;(await lost.open('case')).note('a')
    await rest()
    lost.die()
    expect((await tab().open('case/x')).words).toBeUndefined()
    expect((await tab().open('cas')).words).toBeUndefined()
  })
})

describe('one tab', () => {
  test('that leaves a form and comes back finds the last words, however slow the writing was', async () => {
    const { tab } = tablet()
    const here = tab()
    const form = await here.open('edits/x')
    form.note('last words')
    form.close()
    const coming = here.open('edits/x')
    await rest()
    expect((await coming).words).toBe('last words')
  })

  test('takes up a draft under the name that it has, so that saving it leaves nothing behind', async () => {
    const { kept, tab } = tablet()
    kept.set('contact', { words: 'from an older app', at: 0 })
    const form = await tab().open('contact')
    expect([form.key, form.words]).toEqual(['contact', 'from an older app'])
    void form.drop()
    await rest()
    expect(kept.size).toBe(0)
  })

  test('knows what another has open', async () => {
    const { kept, tab } = tablet()
    const [here, there] = [tab(), tab()]
    ;(await there.open('case')).note('words')
    await rest()
    const keys = [...kept.keys()]
    expect(await here.claims.openElsewhere(keys)).toEqual(keys)
    there.die()
    expect(await here.claims.openElsewhere(keys)).toEqual([])
  })
})
