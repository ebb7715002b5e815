import { expect, test } from 'vitest'
import { comuni, findComune, findPlace, isComuneSlug, neighbours, placeName, places } from './comuni.ts'

test('eleven comuni, whose people and shares add up to the totals of the programme', () => {
  const sum = (pick: (comune: (typeof comuni)[number]) => number) =>
    comuni.reduce((total, comune) => total + pick(comune), 0)
  expect(comuni).toHaveLength(11)
  expect(sum((comune) => comune.population)).toBe(173_009)
  expect(sum((comune) => comune.share.contacts)).toBe(170)
  expect(sum((comune) => comune.share.diagnoses)).toBe(160)
  expect(sum((comune) => comune.share.actions)).toBe(150)
})

test('codes are well formed and no slug, name or code comes twice', () => {
  for (const key of ['slug', 'name', 'istat', 'cadastral'] as const)
    expect(new Set(places.map((place) => place[key])).size).toBe(15)
  for (const place of places) {
    expect(place.slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(place.istat).toMatch(/^0(48|50)\d{3}$/)
    expect(place.cadastral).toMatch(/^[A-M]\d{3}$/)
  }
})

test('the shares are the largest remainders by population', () => {
  const quota = (total: number) => {
    const exact = comuni.map((comune) => (comune.population * total) / 173_009)
    const rest = total - exact.reduce((sum, value) => sum + Math.floor(value), 0)
    const lucky = exact
      .map((value, index) => ({ index, part: value % 1 }))
      .sort((a, b) => b.part - a.part)
      .slice(0, rest)
      .map(({ index }) => index)
    return exact.map((value, index) => Math.floor(value) + (lucky.includes(index) ? 1 : 0))
  }
  expect(comuni.map((comune) => comune.share.contacts)).toEqual(quota(170))
  expect(comuni.map((comune) => comune.share.diagnoses)).toEqual(quota(160))
  expect(comuni.map((comune) => comune.share.actions)).toEqual(quota(150))
})

test('the Valdelsa has four comuni', () => {
  const valdelsa = comuni.filter((comune) => comune.subArea === 'valdelsa').map((comune) => comune.name)
  expect(valdelsa).toEqual(['Castelfiorentino', 'Certaldo', 'Gambassi Terme', 'Montaione'])
})

test('places are found by slug and by name; only comuni have a tavolo', () => {
  expect(findComune('empoli')?.istat).toBe('048014')
  expect(findComune('san-miniato')).toBeUndefined()
  expect(isComuneSlug('capraia-e-limite')).toBe(true)
  expect(neighbours.some((place) => isComuneSlug(place.slug))).toBe(false)
  expect(findPlace('SANTA CROCE SULL’ARNO')?.cadastral).toBe('I177')
  expect(findPlace('Vinci')?.slug).toBe('vinci')
  expect(findPlace('Firenze')).toBeUndefined()
  expect(findPlace('constructor')).toBeUndefined()
  expect(placeName('montopoli-in-val-d-arno')).toBe("Montopoli in Val d'Arno")
  expect(placeName('Firenze')).toBe('Firenze')
})
