import type { Json } from '#lib/domain/schema/kind.ts'
import type { Session } from '../session/session.ts'
import type { DraftView } from '../views.ts'

/** Seals the words of an open form, with the time: of several drafts of one form the newest is offered first. */
export async function keepDraft(session: Session, key: string, words: Json): Promise<void> {
  await session.store.putDraft(key, { at: session.runtime.now(), words })
}

/** The drafts of one form, or all, the newest first. */
export async function listDrafts(session: Session, form?: string): Promise<DraftView[]> {
  const drafts = await session.store.drafts()
  if (!drafts.ok) return []
  return drafts.value
    .filter(({ key }) => form === undefined || formOf(key) === form)
    .map(({ key, draft }) => ({ key, ...timed(draft) }))
    .sort((a, b) => b.at - a.at)
}

/** `<form>` of the key `<form>~<token>`. */
export function formOf(key: string): string {
  return key.split('~')[0] as string
}

/** Drafts of the app's first days stand without a time. */
function timed(draft: Json): { at: number; words: Json } {
  const { at, words } = (draft ?? {}) as Partial<Record<string, Json>>
  return typeof at === 'number' && words !== undefined ? { at, words } : { at: 0, words: draft }
}
