import type { SyncView } from '#lib/engine/views.ts'
import type { MenuItem } from '#lib/ui/frame/menuItem.ts'
import type { NavPlace } from '#lib/ui/frame/navPlace.ts'

/** Tuesday 17 November 2026, as in the screens: invented people, Giulia Ferri's tablet. */
export const now = Date.parse('2026-11-17T14:30:00+01:00')

/** A moment of the story: `at(17, '12:41')` is today. */
export function at(day: number, clock: string, month = 11): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return new Date(`2026-${two(month)}-${two(day)}T${clock}:00+01:00`).toISOString()
}

/** Offline since 12:41 with 11 changes, three things to look at. */
export const offline: SyncView = {
  phase: 'waiting',
  online: false,
  local: 11,
  sent: 0,
  confirmed: 1286,
  refused: 1,
  quarantined: 0,
  conflicts: 2,
  waitingSince: Date.parse(at(17, '12:44')),
  lastExchange: Date.parse(at(17, '12:41')),
  lastReconcile: Date.parse(at(17, '07:58')),
  offlineSince: Date.parse(at(17, '12:41')),
  trouble: 'offline',
  forcedOffline: false,
}

/** The other states that the chip can be in. */
export const syncStates: SyncView[] = [
  {
    ...offline,
    online: true,
    trouble: undefined,
    phase: 'pushing',
    local: 7,
    progress: { done: 4, total: 11 },
  },
  { ...offline, online: true, trouble: undefined, phase: 'idle', local: 0, refused: 0, conflicts: 0 },
  { ...offline, online: true, trouble: 'server', local: 0, refused: 0, conflicts: 0 },
  { ...offline, online: true, trouble: 'unauthorised', refused: 0, conflicts: 0 },
  { ...offline, online: true, trouble: undefined, phase: 'idle', local: 0, lastExchange: undefined },
]

/** The places, with one of them current. */
export function placesAt(current: string): NavPlace[] {
  const places: NavPlace[] = [
    { href: '?scene=oggi', label: 'Oggi', icon: 'calendar' },
    { href: '?scene=casi', label: 'Casi', icon: 'folder' },
    { href: '?scene=contatto', label: 'Contatti', icon: 'user' },
    { href: '?scene=sync', label: 'Invii', icon: 'exchange-circle' },
  ]
  return places.map((place) => ({ ...place, current: place.label === current }))
}

/** The person's menu. */
export const menuItems: MenuItem[] = [
  { id: 'settings', label: 'Impostazioni', icon: 'settings', href: '#impostazioni' },
  { id: 'switch', label: 'Cambia operatore', icon: 'user', onselect: () => undefined },
  {
    id: 'lock',
    label: 'Blocca',
    icon: 'locked',
    onselect: () => document.body.setAttribute('data-chosen', 'lock'),
  },
]
