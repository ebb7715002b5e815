import type { PeerPort } from '#lib/sync/peer/line.ts'
import type { Outcome } from '../api.ts'
import type { TabletFile, TabletPerson, TabletReport } from './tablet-view.ts'

/** What pages ask of two tablets that have no network between them. */
export type TabletCalls = {
  /** Over a line that the page opened; `channel` binds the proofs to it. Progress comes as signals. */
  meetTablet(port: PeerPort, channel: string): Promise<Outcome<{ report: TabletReport }>>
  tabletPeople(): Promise<TabletPerson[]>
  /** A file that one person can open, with what was written since a day. */
  sealForTablet(input: { to: string; since: string }): Promise<Outcome<TabletFile>>
  openFromTablet(file: Uint8Array, words: string): Promise<Outcome<{ report: TabletReport }>>
}
