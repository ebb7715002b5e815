import type { PlacementState } from '#lib/domain/matching/placement-states.ts'
import type { Quota } from '#lib/domain/matching/quotas.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '../api.ts'
import type { PlacementInput } from './placements.ts'
import type {
  MatchView,
  PlacementLine,
  PlacementMove,
  PlacementView,
  ResourcesView,
  ResourceView,
} from './resource-view.ts'

/** What pages ask and say of what bodies offer, and of the people sent on to them. */
export type ResourceCalls = {
  resources(): Promise<ResourcesView>
  openResource(record: string): Promise<ResourceView | undefined>
  /** Into `rete`, with the quotas of the tavoli, or into the database of one tavolo. */
  newResource(
    scope: string,
    fields: Record<string, Json>,
    quotas: Quota[],
  ): Promise<Outcome<{ record: string }>>
  allot(resource: string, quota: Quota): Promise<Outcome>
  giveQuota(
    resource: string,
    gift: { from: string; to: string; places: number },
  ): Promise<Outcome<{ record: string }>>
  answerQuota(resource: string, move: string, answer: 'ACCETTATO' | 'RIFIUTATO'): Promise<Outcome>
  /** The resources for the person of a case, with the reasons. */
  matches(target: string): Promise<MatchView[]>
  placements(target: string): Promise<PlacementLine[]>
  openPlacement(record: string): Promise<PlacementView | undefined>
  newPlacement(target: string, input: PlacementInput): Promise<Outcome<{ record: string }>>
  movePlacement(record: string, to: PlacementState, move: PlacementMove): Promise<Outcome>
}
