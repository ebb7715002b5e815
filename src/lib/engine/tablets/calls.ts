import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { meetTablet } from './meet-tablet.ts'
import type { TabletCalls } from './tablet-calls.ts'
import { openFromTablet, sealForTablet, tabletPeople } from './tablet-file.ts'

/** Two tablets with no network between them. */
export function betweenTablets({ kdf }: Ports, desk: Desk): Pick<Engine, keyof TabletCalls> {
  const tell = (done: number, total: number) => desk.signal({ type: 'tablet', done, total })
  return {
    meetTablet: (port, channel) => desk.act((open) => meetTablet(open, port, channel, tell)),
    tabletPeople: () => desk.read(tabletPeople, []),
    sealForTablet: (input) => desk.act((open) => sealForTablet(open, kdf, input)),
    openFromTablet: (file, words) => desk.act((open) => openFromTablet(open, kdf, file, words)),
  }
}
