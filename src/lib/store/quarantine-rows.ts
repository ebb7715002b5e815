import { newToken } from '#lib/entries/ids.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import type { QuarantineRow } from './rows.ts'
import { openRows, sealRows } from './sealing.ts'
import type { Broken, Quarantined, Scope } from './types.ts'

/** The longest text kept of a broken thing, and the most things kept of one scope: the replica has the rest. */
export const asideLimits = { text: 256 * 1024, rows: 500 } as const

/** [S9] Sealed rows for broken things, each under a random id. */
export async function asideRows(
  core: Core,
  scope: Scope,
  broken: readonly Broken[],
): Promise<Outcome<QuarantineRow[]>> {
  const bare = broken.map(({ raw, reason }) => ({ key: newToken(core.random), value: textOf(raw), reason }))
  const sealed = await sealRows(core, 'quarantine', bare)
  if (!sealed.ok) return sealed
  return done(
    bare.map(({ key: id, reason }, i) => {
      return { id, scope, reason, at: core.now(), sealed: sealed.value[i] as Uint8Array }
    }),
  )
}

/** Opens what is kept aside; one that does not open has no text. */
export async function openAside(core: Core, rows: readonly QuarantineRow[]): Promise<Outcome<Quarantined[]>> {
  const opened = await openRows(
    core,
    'quarantine',
    rows.map(({ id: key, sealed }) => ({ key, sealed })),
  )
  if (!opened.ok) return opened
  return done(rows.map(({ sealed: _, ...row }, i) => ({ ...row, raw: opened.value[i] ?? '' })))
}

/** The JSON text of anything; empty for what has none, such as a thing too deep to walk. */
export function textOf(raw: unknown): string {
  if (typeof raw === 'string') return raw.slice(0, asideLimits.text)
  try {
    return (JSON.stringify(raw) ?? '').slice(0, asideLimits.text)
  } catch {
    return ''
  }
}
