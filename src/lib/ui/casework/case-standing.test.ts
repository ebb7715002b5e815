import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { interview } from '#lib/domain/kinds/interview.ts'
import { caseMoves, caseStates } from '#lib/domain/workflow/case-states.ts'
import { asksForStep, nextMove, stepsOf, usualInterview } from './case-standing.ts'

const movesFrom = (state: string) =>
  caseMoves.filter(({ from }) => from === state).map(({ to, by }) => ({ to, allowed: true, by: [...by] }))

test('the path shows what is done, where the case is, and what is to come', () => {
  const steps = stepsOf('DIAGNOSTICATO').map(({ code, state }) => `${code} ${state}`)
  expect(steps.slice(0, 4)).toEqual([
    'SEGNALATO done',
    'IN_VALUTAZIONE done',
    'DIAGNOSTICATO now',
    'PRESO_IN_CARICO todo',
  ])
})

test('a state beside the path stands in its place there, under its own name', () => {
  const now = (state: string) => stepsOf(state).findIndex((step) => step.state === 'now')
  expect(stepsOf('SOSPESO')[now('SOSPESO')]?.code).toBe('SOSPESO')
  expect(now('SOSPESO')).toBe(now('IN_PERCORSO'))
  for (const state of caseStates) expect(now(state), state).toBeGreaterThanOrEqual(0)
})

test('an unknown state marks nothing', () => {
  expect(stepsOf(undefined).every(({ state }) => state === 'todo')).toBe(true)
})

test.each([
  ['SEGNALATO', 'IN_VALUTAZIONE'],
  ['DIAGNOSTICATO', 'PRESO_IN_CARICO'],
  ['PRESO_IN_CARICO', 'IN_PERCORSO'],
  ['SOSPESO', 'IN_PERCORSO'],
  ['RIAPERTO', 'IN_VALUTAZIONE'],
  ['CONCLUSO', 'FOLLOWUP'],
  ['IN_PERCORSO', 'CONCLUSO'],
  ['ARCHIVIATO', undefined],
])('from %s the way on is %s', (from, to) => {
  expect(nextMove(from, movesFrom(from))?.to).toBe(to)
})

test('the kind of interview that is offered is one of the schema, and the first is the first', () => {
  const type = interview.fields.type?.value as z.ZodMiniType
  for (const state of caseStates)
    expect(z.safeParse(type, usualInterview(state, true)).success, state).toBe(true)
  expect(usualInterview('IN_PERCORSO', false)).toBe('PRIMO')
  expect(usualInterview('IN_PERCORSO', true)).toBe('VERIFICA')
})

test('a next step is asked for while there is work to do, and never of a case that is put away', () => {
  const asked = caseStates.filter(asksForStep)
  expect(caseStates.filter((state) => !asked.includes(state))).toEqual(['CONCLUSO', 'ARCHIVIATO'])
  expect(asksForStep(undefined)).toBe(false)
})
