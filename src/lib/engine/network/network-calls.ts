import type { Json } from '#lib/domain/schema/kind.ts'
import type { FieldChange, Outcome } from '../api.ts'
import type { RecordView } from '../views.ts'
import type { UserInput } from './change-network.ts'
import type { BodyView, NetworkView } from './network-view.ts'

/** What pages ask and say of the network: everybody reads it, the administration writes it. */
export type NetworkCalls = {
  network(): Promise<NetworkView>
  openBody(body: string): Promise<BodyView | undefined>
  openTavolo(record: string): Promise<RecordView | undefined>
  newBody(fields: Record<string, Json>): Promise<Outcome<{ record: string }>>
  saveBody(body: string, changes: FieldChange[]): Promise<Outcome>
  /** Says whom a login works for; what it may do is given on the server. */
  putUser(user: UserInput): Promise<Outcome>
  /** The name of today becomes a former one, until the day before. */
  renameBody(body: string, name: string, from: string): Promise<Outcome>
  /** "Recede": from that day on its people are shut out; `null` takes it back. */
  withdrawBody(body: string, on: string | null): Promise<Outcome>
  /** A body sits at a tavolo from a day on, or does no more. */
  seatBody(body: string, tavolo: string, from: string): Promise<Outcome>
  unseatBody(tavolo: string, item: string, to: string): Promise<Outcome>
}
