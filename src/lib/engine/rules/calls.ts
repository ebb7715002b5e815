import { startingRules } from '#lib/domain/network-rules.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { newToken } from '#lib/entries/ids.ts'
import type { Change } from '#lib/entries/make.ts'
import { itemsOf, seenOf, seenOfItem, textOf } from '#lib/entries/read.ts'
import type { Engine, Outcome } from '../api.ts'
import type { Desk } from '../desk.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { rulesRecord } from './read-rules.ts'

type RuleCalls = 'networkRules' | 'saveRules' | 'addAllowance' | 'dropAllowance'

/** The rules of the network: everybody reads them, the administration writes what the Cabina settles. */
export function ruleCalls({ act, read }: Desk): Pick<Engine, RuleCalls> {
  return {
    networkRules: () => read((open) => open.directory.rules(), startingRules),
    saveRules: (fields) => act((open) => put(open, (seen) => changesOf(fields, seen))),
    addAllowance: ({ from, steps }) =>
      act(async (open) => {
        if (steps.length === 0) return { ok: false, reason: 'required', path: 'steps' }
        const items = steps.flatMap((step) => {
          const item = newToken(open.runtime.random)
          return Object.entries({ from, ...step }).map(([leaf, value]): Change => ({
            path: `allowance/${item}/${leaf}`,
            value,
            seen: [],
          }))
        })
        return put(open, () => items)
      }),
    dropAllowance: (from) => act((open) => drop(open, from)),
  }
}

async function put(
  session: Session,
  changes: (seen: (path: string) => string[]) => readonly Change[],
): Promise<Outcome> {
  const found = await readRecord(session, rulesRecord)
  const all = changes((path) => seenOf(found?.folded, path))
  if (all.length === 0) return { ok: true }
  const saved = await write(session, 'rete', [{ kind: 'rules', record: rulesRecord, changes: all }])
  return saved.ok ? { ok: true } : saved
}

function changesOf(fields: Record<string, Json>, seen: (path: string) => string[]): Change[] {
  return Object.entries(fields).map(([path, value]) => ({ path, value, seen: seen(path) }))
}

/** Takes back every step of a month; its values stay in the history. */
async function drop(session: Session, from: string): Promise<Outcome> {
  const found = await readRecord(session, rulesRecord)
  if (!found) return { ok: false, reason: 'not-found' }
  const { folded } = found
  const items = itemsOf(folded, 'allowance').filter(
    (item) => textOf(folded, `allowance/${item}/from`) === from,
  )
  return put(session, () =>
    items.map((item) => ({
      path: `allowance/${item}/removed`,
      value: true,
      seen: seenOfItem(folded, 'allowance', item),
    })),
  )
}
