import type { Json } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '../api.ts'
import type { ProtocolsView, ProtocolView, Reciprocity } from './protocol-view.ts'

/** What pages ask and say of the Patto and its protocols: everybody reads them, administration and Cabina write. */
export type ProtocolCalls = {
  protocols(): Promise<ProtocolsView>
  openProtocol(record: string): Promise<ProtocolView | undefined>
  newProtocol(fields: Record<string, Json>): Promise<Outcome<{ record: string }>>
  /** The last day on which it holds moves on. */
  renewProtocol(record: string, to: string): Promise<Outcome>
  /** The reciprocity sheet of a body. */
  reciprocity(body: string): Promise<Reciprocity>
}
