import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotaOf, unallotted, type Quota, type QuotaMove } from './quotas.ts'

const tavoli = ['empoli', 'vinci', 'fucecchio']
const tavolo = fc.constantFrom(...tavoli)
const answers = ['WAITS', 'ACCETTATO', 'RIFIUTATO', 'DISPUTED'] as const

/** Moves that were each within what the giver had, in the order in which they were made. */
const history = fc
  .record({
    quotas: fc.array(fc.record({ tavolo, places: fc.integer({ min: 1, max: 9 }) }), { maxLength: 6 }),
    tries: fc.array(
      fc.record({
        from: tavolo,
        to: tavolo,
        places: fc.integer({ min: 1, max: 6 }),
        answer: fc.constantFrom(...answers),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ quotas, tries }) => {
    const moves: QuotaMove[] = []
    for (const [i, one] of tries.entries())
      if (one.from !== one.to && one.places <= quotaOf(one.from, quotas, moves))
        moves.push({ ...one, record: `m${i}`, on: '2026-12-01' })
    return { quotas, moves }
  })

const total = (quotas: readonly Quota[]) => quotas.reduce((sum, { places }) => sum + places, 0)
const held = (quotas: readonly Quota[], moves: readonly QuotaMove[]) =>
  tavoli.reduce((sum, each) => sum + quotaOf(each, quotas, moves), 0)

describe('quotas', () => {
  it('together are never more than what was allotted, whatever was moved', () => {
    fc.assert(
      fc.property(history, ({ quotas, moves }) => {
        expect(held(quotas, moves)).toBeLessThanOrEqual(total(quotas))
      }),
    )
  })

  it('a device that knows less of the answers never holds more for the giver', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.boolean()), ({ quotas, moves }, knows) => {
        const known = moves.map((move) => (knows.next().value ? move : { ...move, answer: 'WAITS' as const }))
        for (const each of tavoli) {
          const given = moves.filter(({ from }) => from === each)
          if (given.length === 0) continue
          const others = moves.filter(({ from }) => from !== each)
          const asKnown = known.filter(({ from }) => from === each)
          expect(quotaOf(each, quotas, [...others, ...asKnown])).toBeLessThanOrEqual(
            quotaOf(each, quotas, moves),
          )
        }
      }),
    )
  })

  it('what is given is gone at once, comes with the yes, and goes back with the no', () => {
    const quotas = [{ tavolo: 'empoli', places: 4 }]
    const move = (answer: QuotaMove['answer']): QuotaMove[] => [
      { record: 'm', from: 'empoli', to: 'vinci', places: 3, on: '2026-12-01', answer },
    ]
    const both = (answer: QuotaMove['answer']) =>
      ['empoli', 'vinci'].map((each) => quotaOf(each, quotas, move(answer)))
    expect(both('WAITS')).toEqual([1, 0])
    expect(both('ACCETTATO')).toEqual([1, 3])
    expect(both('RIFIUTATO')).toEqual([4, 0])
    expect(both('DISPUTED')).toEqual([1, 0])
    expect(unallotted(6, quotas)).toBe(2)
  })
})
