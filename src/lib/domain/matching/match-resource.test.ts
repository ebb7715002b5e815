import { expect, it } from 'vitest'
import { byFit, matchResource, type Offer } from './match-resource.ts'

const today = '2026-12-01'
const offer = (more: Partial<Offer> = {}): Offer => ({
  type: 'POSTO_TIROCINIO',
  needs: [],
  ways: [],
  free: 2,
  ...more,
})
const seeker = { age: 24, comune: 'vinci', areas: ['A1', 'C4'] } as const

it('says why a resource fits: the areas of the plan, the place, the age, the bus', () => {
  const near = matchResource(seeker, offer({ comune: 'vinci', minAge: 18, maxAge: 29 }), today)
  expect(near.fits).toEqual([{ why: 'AREA', area: 'A1' }, { why: 'SAME_PLACE' }, { why: 'AGE' }])
  const far = matchResource(seeker, offer({ type: 'VOLONTARIATO', comune: 'empoli', ways: ['BUS'] }), today)
  expect(far.fits).toEqual([{ why: 'AREA', area: 'C4' }, { why: 'PUBLIC_TRANSPORT' }])
})

it('says what stands against it, and hides nothing', () => {
  const against = (more: Partial<Offer>) => matchResource(seeker, offer(more), today).against
  expect(against({ free: 0 })).toEqual(['FULL'])
  expect(against({ to: '2026-11-30' })).toEqual(['OVER'])
  expect(against({ from: '2026-12-02' })).toEqual(['NOT_YET'])
  expect(against({ maxAge: 20 })).toEqual(['TOO_OLD'])
  expect(against({ minAge: 30 })).toEqual(['TOO_YOUNG'])
  expect(against({ from: today, to: today, minAge: 24, maxAge: 24 })).toEqual([])
})

it('says what is to be asked of the person', () => {
  const { asks } = matchResource(
    { areas: [] },
    offer({ needs: ['PATENTE_B'], minAge: 18, ways: ['SOLO_AUTO'] }),
    today,
  )
  expect(asks).toEqual(['PATENTE_B', 'AGE', 'TRANSPORT'])
})

it('puts first what has nothing against it, then what serves the plan', () => {
  const fine = matchResource(seeker, offer(), today)
  const other = matchResource(seeker, offer({ type: 'BENE', comune: 'vinci' }), today)
  const full = matchResource(seeker, offer({ comune: 'vinci', free: 0 }), today)
  expect([full, other, fine].sort(byFit)).toEqual([fine, other, full])
})
