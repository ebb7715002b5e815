import { createContext } from 'svelte'
import { schema } from '#lib/domain/kinds/index.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { mayWrite } from '#lib/domain/schema/may-write.ts'
import { rolesAt, type Grant } from '#lib/domain/schema/roles.ts'
import type { Outcome } from '#lib/engine/api.ts'
import type { Client } from '#lib/engine/client/connect.ts'
import type { RecordView } from '#lib/engine/views.ts'
import type { Option } from '#lib/ui/form/option.ts'
import type { NameOf } from '#lib/ui/record/field-text.ts'
import type { Edits } from './edits.svelte.ts'

/** Something done that the page tells, and the way to take it back. */
export type Told = { message: string; undo?: () => Promise<Outcome> }

/** What the fields and lists of a page share, whichever record they are of, and the edits that are open. */
export type RecordDesk = {
  readonly client: Client
  readonly edits: Edits
  /** Who may be chosen where a person is wanted. */
  readonly people: Option[]
  /** The bodies of the network, where one is wanted. */
  readonly bodies: Option[]
  readonly reviewHref: string
  readonly told: Told | undefined
  nameOf: NameOf
  tell(told: Told | undefined): void
  mayEdit(record: RecordView, path: string): boolean
}

export const [getRecordDesk, setRecordDesk] = createContext<RecordDesk>()

/** The key of an edit: the record, and the path or item that is being edited. */
export function editKey(record: RecordView, path: string): string {
  return `${record.record}#${path}`
}

type Given = Pick<RecordDesk, 'client' | 'edits'> & {
  reviewHref: string
  people?: () => { login: string; name: string }[]
  bodies: () => { record: string; name: string }[]
  /** What whoever looks was granted. */
  grants: () => readonly Grant[]
}

/** The desk of a page of one record of the network, set for its parts. Call it while the page is being set up. */
export function createRecordDesk({ people = () => [], bodies, grants, ...given }: Given): RecordDesk {
  let told = $state.raw<Told>()
  const desk: RecordDesk = {
    ...given,
    get people() {
      return people().map(({ login, name }) => ({ value: login, label: name }))
    },
    get bodies() {
      return bodies().map(({ record, name }) => ({ value: record, label: name }))
    },
    get told() {
      return told
    },
    tell: (next) => (told = next),
    nameOf: (id) =>
      bodies().find(({ record }) => record === id)?.name ??
      people().find(({ login }) => login === id)?.name ??
      id,
    mayEdit(record, path) {
      const kind = schema.get(record.kind)
      const roles = rolesAt(grants(), parseDatabase(record.scope)?.tavolo)
      return (
        record.fields[path]?.editable ??
        (kind !== undefined && mayWrite(kind, path, roles, { grants: grants() }))
      )
    },
  }
  setRecordDesk(desk)
  return desk
}
