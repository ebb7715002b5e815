import { schema } from '#lib/domain/kinds/index.ts'
import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { newRecordId, newToken, slotRecordId } from '#lib/entries/ids.ts'
import type { Outcome } from '../api.ts'
import { freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** What a form says of a new part: fields by path, and the items of keyed lists. */
export type PartInput = {
  fields: Record<string, Json>
  items?: Record<string, readonly Record<string, Json>[]>
}

/** What a part must say, and the place of which a case has only one: two who fill it offline make one record. */
type PartRule = { needs: readonly string[]; slot?: readonly string[] }

const rules: Readonly<Record<string, PartRule>> = {
  notice: { needs: ['version', 'givenOn', 'way'] },
  consent: { needs: ['purpose', 'state', 'way', 'givenOn'] },
  task: { needs: ['text', 'by'] },
  monitoring: { needs: ['action', 'date'] },
  followup: { needs: ['time', 'exit', 'contact', 'date'], slot: ['exit', 'time'] },
  register: { needs: ['action', 'month', 'planned'], slot: ['action', 'month'] },
  'reserved-note': { needs: ['date'] },
}

/** Adds something to a case, as one entry. Refusals name the path that is missing. */
export async function addPart(
  session: Session,
  caseRecord: string,
  kind: string,
  input: PartInput,
): Promise<Outcome<{ record: string }>> {
  const rule = rules[kind]
  if (!rule) return { ok: false, reason: 'invalid' }
  const missing = rule.needs.find((path) => plainText(input.fields[path]).trim() === '')
  if (missing) return { ok: false, reason: 'required', path: missing }
  return putPart(session, caseRecord, kind, {
    ...input,
    ...(rule.slot && { slot: slotOf(rule.slot, input) }),
  })
}

/** Writes a new part of a case; with a slot the one record of that place, which may be there already. */
export async function putPart(
  session: Session,
  caseRecord: string,
  kind: string,
  { fields, items = {}, slot }: PartInput & { slot?: string },
): Promise<Outcome<{ record: string }>> {
  const found = await readRecord(session, caseRecord)
  const scope = found && scopeOf(kind, found.scope)
  if (scope === undefined) return { ok: false, reason: 'not-found' }
  const { random } = session.runtime
  const record = slot === undefined ? newRecordId(kind, random) : slotRecordId(kind, caseRecord, slot)
  if (slot !== undefined && (await readRecord(session, record))) return { ok: true, record }
  const listed = Object.entries(items).flatMap(([list, all]) =>
    all.flatMap((item) => {
      const id = newToken(random)
      return Object.entries(item).map(([leaf, value]): [string, Json] => [`${list}/${id}/${leaf}`, value])
    }),
  )
  const changes = freshChanges({ ...fields, ...Object.fromEntries(listed) })
  const saved = await write(session, scope, [{ kind, record, case: caseRecord, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** The database of the case's tavolo in which a kind lives: a reserved note lies apart from the case. */
function scopeOf(kind: string, caseScope: string): string | undefined {
  const tavolo = parseDatabase(caseScope)?.tavolo
  const [cls] = schema.get(kind)?.databases ?? []
  return cls && tavolo ? databaseOf(cls, tavolo).name : undefined
}

function slotOf(paths: readonly string[], { fields }: PartInput): string {
  return paths.map((path) => plainText(fields[path])).join(' ')
}
