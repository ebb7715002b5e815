import type { Area } from '../autonomy/areas.ts'
import type { Need, ResourceType } from './resource-terms.ts'

/** What the case file knows of a person that a resource may ask for. Nothing here is ever summed into a score. */
export type Seeker = {
  age?: number
  comune?: string
  /** The areas of the open objectives of the plan. */
  areas: readonly Area[]
}

/** A resource as it is weighed; `free` are the places that this tavolo may still promise. */
export type Offer = {
  type: ResourceType
  comune?: string
  needs: readonly Need[]
  ways: readonly string[]
  minAge?: number
  maxAge?: number
  from?: string
  to?: string
  free: number
}

/** Why a resource fits, what stands against it, and what is to be asked of the person. */
export type Match = {
  fits: readonly Fit[]
  against: readonly Against[]
  asks: readonly (Need | 'AGE' | 'TRANSPORT')[]
}

export type Fit = { why: 'AREA'; area: Area } | { why: 'SAME_PLACE' | 'AGE' | 'PUBLIC_TRANSPORT' }
export type Against = 'FULL' | 'OVER' | 'NOT_YET' | 'TOO_YOUNG' | 'TOO_OLD'

/** The areas of the map that each type of resource may help. */
export const areasOf: Readonly<Record<ResourceType, readonly Area[]>> = {
  POSTO_TIROCINIO: ['A1', 'B3', 'C6'],
  POSTO_LAVORO: ['A1', 'A2'],
  CORSO: ['B2', 'B3', 'A1'],
  VOLONTARIATO: ['C4', 'C6'],
  BENE: ['B1', 'C1', 'C5'],
}

/** Weighs one resource for one person, on a day. Every reason is told; none hides a resource. */
export function matchResource(seeker: Seeker, offer: Offer, today: string): Match {
  const areas = areasOf[offer.type].filter((area) => seeker.areas.includes(area))
  const isNear = offer.comune !== undefined && offer.comune === seeker.comune
  const isReached = offer.ways.some((way) => way === 'BUS' || way === 'TRENO' || way === 'NAVETTA')
  const age = compareAge(seeker.age, offer)
  return {
    fits: [
      ...areas.map((area): Fit => ({ why: 'AREA', area })),
      ...(isNear ? [{ why: 'SAME_PLACE' } as const] : []),
      ...(age === 'AGE' ? [{ why: 'AGE' } as const] : []),
      ...(!isNear && isReached ? [{ why: 'PUBLIC_TRANSPORT' } as const] : []),
    ],
    against: [
      ...(offer.free <= 0 ? ['FULL' as const] : []),
      ...(offer.to !== undefined && offer.to < today ? ['OVER' as const] : []),
      ...(offer.from !== undefined && offer.from > today ? ['NOT_YET' as const] : []),
      ...(age === 'TOO_YOUNG' || age === 'TOO_OLD' ? [age] : []),
    ],
    asks: [
      ...offer.needs,
      ...(age === 'UNKNOWN' ? ['AGE' as const] : []),
      ...(!isNear && !isReached ? ['TRANSPORT' as const] : []),
    ],
  }
}

/** Those with nothing against them first, then those with more areas of the plan, then with more that fits. */
export function byFit(a: Match, b: Match): number {
  const areas = ({ fits }: Match) => fits.filter(({ why }) => why === 'AREA').length
  return (
    Number(a.against.length > 0) - Number(b.against.length > 0) ||
    areas(b) - areas(a) ||
    b.fits.length - a.fits.length
  )
}

function compareAge(
  age: number | undefined,
  { minAge, maxAge }: Offer,
): 'AGE' | 'TOO_YOUNG' | 'TOO_OLD' | 'UNKNOWN' | undefined {
  if (minAge === undefined && maxAge === undefined) return undefined
  if (age === undefined) return 'UNKNOWN'
  if (minAge !== undefined && age < minAge) return 'TOO_YOUNG'
  return maxAge !== undefined && age > maxAge ? 'TOO_OLD' : 'AGE'
}
