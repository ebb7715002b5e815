import { createContext } from 'svelte'
import { schema } from '#lib/domain/kinds/index.ts'
import { mayLift, mayWrite } from '#lib/domain/schema/may-write.ts'
import type { Role } from '#lib/domain/schema/roles.ts'
import type { Outcome } from '#lib/engine/api.ts'
import type { Client } from '#lib/engine/client/connect.ts'
import type { CaseView, Me, RecordView } from '#lib/engine/views.ts'
import type { NameOf } from '#lib/ui/record/field-text.ts'
import type { Option } from '#lib/ui/form/option.ts'
import type { Edits } from './edits.svelte.ts'

/** Something done that the page tells, and the way to take it back. */
export type Told = { message: string; undo?: () => Promise<Outcome> }

/** What the parts of a case's page share: the case, who looks at it, and the edits that are open. */
export type CaseDesk = {
  readonly client: Client
  readonly view: CaseView
  readonly edits: Edits
  /** Who may be chosen where a person is wanted: those of the case's tavolo. */
  readonly people: Option[]
  readonly reviewHref: string
  /** What whoever is here may do at the case's tavolo. */
  readonly roles: readonly Role[]
  readonly told: Told | undefined
  nameOf: NameOf
  tell(told: Told | undefined): void
  /** So many conversations are wanted as records. */
  widen(count: number): void
  mayEdit(record: RecordView, path: string): boolean
  mayLift(record: RecordView, path: string): boolean
}

export const [getCaseDesk, setCaseDesk] = createContext<CaseDesk>()

/** The key of an edit: the record, and the path or item that is being edited. */
export function editKey(record: RecordView, path: string): string {
  return `${record.record}#${path}`
}

type Given = Pick<CaseDesk, 'client' | 'edits' | 'reviewHref' | 'widen'> & {
  view: () => CaseView
  me: () => Me | undefined
  people: () => { login: string; name: string; tavoli: string[] }[]
}

/** The desk of one case. Call it while the page is being set up. */
export function createCaseDesk(given: Given): CaseDesk {
  const { client, edits, view, me, people, reviewHref, widen } = given
  let told = $state.raw<Told>()
  const roles = (): Role[] => me()?.tavoli.find(({ slug }) => slug === view().tavolo.slug)?.roles ?? []
  return {
    client,
    edits,
    reviewHref,
    widen,
    nameOf: (login) => people().find((person) => person.login === login)?.name ?? login,
    get view() {
      return view()
    },
    get people() {
      return people()
        .filter(({ tavoli }) => tavoli.includes(view().tavolo.slug))
        .map(({ login, name }) => ({ value: login, label: name }))
    },
    get roles() {
      return roles()
    },
    get told() {
      return told
    },
    tell: (next) => (told = next),
    mayEdit(record, path) {
      // A limitation beats every other edit: what is left is to protect, and to hear a yes or a no.
      const isLimited = view().person?.fields.limited?.shown === true
      if (isLimited && record.kind !== 'consent' && path !== 'addressProtected') return false
      const field = record.fields[path]
      if (field) return field.editable
      const kind = schema.get(record.kind)
      return kind !== undefined && mayWrite(kind, path, roles(), { isSigned: record.signed === true })
    },
    mayLift(record, path) {
      const kind = schema.get(record.kind)
      return kind !== undefined && mayLift(kind, path, roles())
    },
  }
}
