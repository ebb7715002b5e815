import { describe, expect, it } from 'vitest'
import type { Role } from '../schema/roles.ts'
import { actionMoves, actionStates } from './action-states.ts'
import { caseMoves, casePath, caseStates, isOpen } from './case-states.ts'
import { contactMoves, contactStates } from './contact-states.ts'
import { movesFrom, whyNotMove, type Move } from './moves.ts'
import { planMoves, planStates } from './plan-states.ts'
import { referralMoves, referralStates } from './referral-states.ts'

const tables: [
  name: string,
  states: readonly string[],
  moves: readonly Move<string>[],
  first: string[],
  last: string[],
][] = [
  ['case', caseStates, caseMoves, ['BOZZA'], ['ARCHIVIATO']],
  ['contact', contactStates, contactMoves, ['REGISTRATO'], []],
  ['referral', referralStates, referralMoves, ['INVIATA'], ['ESITATA']],
  ['plan', planStates, planMoves, ['BOZZA'], ['SUPERATO', 'CONCLUSO', 'INTERROTTO']],
  ['action', actionStates, actionMoves, ['PROPOSTA'], ['CONCLUSA', 'INTERROTTA', 'ANNULLATA']],
]

describe.each(tables)('moves of a %s', (_, states, moves, first, last) => {
  it('go between declared states, each once, by someone', () => {
    for (const { from, to, by } of moves) {
      expect(states).toContain(from)
      expect(states).toContain(to)
      expect(from).not.toBe(to)
      expect(by.length).toBeGreaterThan(0)
    }
    const pairs = moves.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(new Set(states).size).toBe(states.length)
  })

  it('reach every state from the first', () => {
    const reached = new Set(first)
    for (let size = 0; size < reached.size;) {
      size = reached.size
      for (const { from, to } of moves) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...states].sort())
  })

  it('leave no dead end but the last state', () => {
    const dead = states.filter((state) => !moves.some((move) => move.from === state))
    for (const state of dead) expect(last).toContain(state)
  })
})

describe('who may move', () => {
  const staff: Role[] = ['operatore', 'assistente-sociale', 'coordinatore']

  it('a case: never a volunteer, the Cabina or the administration', () => {
    const outside: Role[] = ['volontario', 'cabina', 'amministrazione', 'dpo', 'rete', 'gateway']
    for (const state of caseStates) expect(movesFrom(caseMoves, state, outside)).toEqual([])
  })

  it('a case: the tavolo decides through its coordinator, and reopens through them', () => {
    for (const to of ['PRESO_IN_CARICO', 'INVIATO', 'NON_SELEZIONATO'] as const) {
      expect(whyNotMove(caseMoves, 'DIAGNOSTICATO', to, ['operatore', 'tutor'])).toBe('not-your-move')
      expect(whyNotMove(caseMoves, 'DIAGNOSTICATO', to, ['coordinatore'])).toBeUndefined()
    }
    for (const from of ['CONCLUSO', 'FOLLOWUP', 'ARCHIVIATO'] as const)
      expect(whyNotMove(caseMoves, from, 'RIAPERTO', ['operatore'])).toBe('not-your-move')
    expect(whyNotMove(caseMoves, 'BOZZA', 'IN_PERCORSO', staff)).toBe('no-such-move')
  })

  it('a case: renunciation or loss of contact closes it from any open state, with an outcome', () => {
    for (const state of caseStates.filter(isOpen)) {
      expect([state, whyNotMove(caseMoves, state, 'CONCLUSO', ['operatore'])]).toEqual([state, undefined])
      const move = caseMoves.find(({ from, to }) => from === state && to === 'CONCLUSO')
      expect(move?.needs).toBe('closure')
    }
  })

  it('a case: walks the path of the stepper', () => {
    const walk = ['BOZZA', ...casePath] as typeof casePath
    for (const [i, from] of walk.entries()) {
      const to = walk[i + 1]
      if (to)
        expect([from, to, whyNotMove(caseMoves, from, to, ['coordinatore'])]).toEqual([from, to, undefined])
    }
  })

  it('a referral: the sender sends again what was sent back, and the tavolo answers', () => {
    expect(movesFrom(referralMoves, 'INTEGRAZIONE', ['volontario']).map(({ to }) => to)).toEqual(['INVIATA'])
    expect(movesFrom(referralMoves, 'INVIATA', ['volontario'])).toEqual([])
    expect(whyNotMove(referralMoves, 'INVIATA', 'ACCETTATA', ['volontario'])).toBe('not-your-move')
    expect(whyNotMove(referralMoves, 'INVIATA', 'RESPINTA', ['operatore'])).toBeUndefined()
    expect(referralMoves.find(({ to }) => to === 'RESPINTA')?.needs).toBe('reason')
  })

  it('a contact: anyone who records one, and reopening says why', () => {
    expect(movesFrom(contactMoves, 'REGISTRATO', ['volontario'])).toHaveLength(2)
    expect(contactMoves.find(({ from }) => from === 'CHIUSO')?.needs).toBe('reason')
  })
})
