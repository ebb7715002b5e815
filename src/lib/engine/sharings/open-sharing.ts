import { plainText } from '#lib/domain/schema/plain-text.ts'
import { itemsOf, textOf } from '#lib/entries/read.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { titleOf } from '../session/summarise.ts'
import { sharedRow, viewOf } from './list-sharings.ts'
import type { OpenSharing, SharedView } from './sharing-view.ts'

/** A sharing with what the other tavolo shows, where that is the one that follows the person. */
export async function openSharing(session: Session, record: string): Promise<OpenSharing | undefined> {
  const row = session.rows.get(record)
  const view = row && viewOf(session, row)
  if (!view) return undefined
  const shown = await sharedView(session, record)
  return { ...view, ...(shown && { shown }) }
}

async function sharedView(session: Session, sharing: string): Promise<SharedView | undefined> {
  const row = sharedRow(session, sharing)
  const found = row && (await readRecord(session, row.record))
  if (!row || !found) return undefined
  const { folded } = found
  const { birthDate, birthYear, phone, phone2 } = row.shown
  const born = plainText(birthDate) || plainText(birthYear)
  const texts = ['comune', 'state', 'stateSince', 'nextStep', 'nextStepBy'] as const
  const names = ['caseManager', 'tutor'] as const
  return {
    title: titleOf(row.shown),
    ...(born && { born }),
    phones: [phone, phone2].flatMap((each) => plainText(each) || []),
    ...pick(texts, (path) => textOf(folded, path)),
    ...pick(names, (path) => {
      const login = textOf(folded, path)
      return login && session.directory.author(login).name
    }),
    actions: itemsOf(folded, 'actions').flatMap((key) => {
      const leaves = ['category', 'support', 'title', 'state', 'startedOn', 'endsOn'] as const
      const action = pick(leaves, (leaf) => textOf(folded, `actions/${key}/${leaf}`))
      return Object.keys(action).length > 0 ? [{ key, ...action }] : []
    }),
  }
}

function pick<K extends string>(
  paths: readonly K[],
  read: (path: K) => string | undefined,
): Partial<Record<K, string>> {
  const pairs = paths.flatMap((path) => {
    const value = read(path)
    return value === undefined ? [] : [[path, value]]
  })
  return Object.fromEntries(pairs) as Partial<Record<K, string>>
}
