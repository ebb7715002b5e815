import type { Json } from '#lib/domain/schema/kind.ts'
import type { Core } from './core.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { openRows, sealRows } from './sealing.ts'
import { readStore, writeStore } from './transact.ts'

const draftPrefix = 'draft/'

/** [S1] Keeps a small thing sealed under a name that stands in the clear. */
export async function putSealed(core: Core, name: string, value: Json): Promise<Outcome<null>> {
  const sealed = await sealRows(core, 'sealed', [{ key: name, value }])
  if (!sealed.ok) return sealed
  return writeStore(core, 'sealed', ['sealed'], async () => {
    await core.db.sealed.put({ name, sealed: sealed.value[0] as Uint8Array })
    return { value: null, change: 'marks' }
  })
}

/** What was last put under a name, or `undefined`. */
export async function getSealed(core: Core, name: string): Promise<Outcome<Json | undefined, 'damaged'>> {
  const row = await readStore(core, 'sealed-read', ['sealed'], () => core.db.sealed.get(name))
  if (!row.ok) return row
  if (!row.value) return done(undefined)
  const opened = await openRows(core, 'sealed', [{ key: name, sealed: row.value.sealed }])
  if (!opened.ok) return opened
  const [value] = opened.value
  return value === undefined ? refuse('damaged') : done(value as Json)
}

/** Forgets what is under a name. */
export function dropSealed(core: Core, name: string): Promise<Outcome<null>> {
  return writeStore(core, 'sealed-drop', ['sealed'], async () => {
    await core.db.sealed.delete(name)
    return { value: null, change: 'marks' }
  })
}

/** Keeps the words of an open form. */
export function putDraft(core: Core, key: string, draft: Json): Promise<Outcome<null>> {
  return putSealed(core, draftPrefix + key, draft)
}

/** The words of every form that was left open; one that does not open any more is passed over. */
export async function drafts(core: Core): Promise<Outcome<{ key: string; draft: Json }[]>> {
  const rows = await readStore(core, 'drafts', ['sealed'], () =>
    core.db.sealed.where('name').startsWith(draftPrefix).toArray(),
  )
  if (!rows.ok) return rows
  const opened = await openRows(
    core,
    'sealed',
    rows.value.map(({ name: key, sealed }) => ({ key, sealed })),
  )
  if (!opened.ok) return opened
  return done(
    rows.value.flatMap(({ name }, i) => {
      const draft = opened.value[i]
      return draft === undefined ? [] : [{ key: name.slice(draftPrefix.length), draft: draft as Json }]
    }),
  )
}

/** The form was saved or given up. */
export function dropDraft(core: Core, key: string): Promise<Outcome<null>> {
  return dropSealed(core, draftPrefix + key)
}
