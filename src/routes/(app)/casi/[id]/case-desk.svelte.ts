import { createContext } from 'svelte'
import { schema } from '#lib/domain/kinds/index.ts'
import { mayLift, mayWrite } from '#lib/domain/schema/may-write.ts'
import type { Role } from '#lib/domain/schema/roles.ts'
import type { CaseView, Me, RecordView } from '#lib/engine/views.ts'
import type { RecordDesk, Told } from '../../record/record-desk.svelte.ts'

/** What the parts of a case's page share: the case, who looks at it, and the edits that are open. */
export type CaseDesk = RecordDesk & {
  readonly view: CaseView
  /** What whoever is here may do at the case's tavolo. */
  readonly roles: readonly Role[]
  /** So many conversations are wanted as records. */
  widen(count: number): void
  mayLift(record: RecordView, path: string): boolean
}

export const [getCaseDesk, setCaseDesk] = createContext<CaseDesk>()

type Given = Pick<CaseDesk, 'client' | 'edits' | 'reviewHref' | 'widen'> & {
  view: () => CaseView
  me: () => Me | undefined
  people: () => { login: string; name: string; tavoli: string[] }[]
  bodies: () => { record: string; name: string }[]
}

/** The desk of one case. Call it while the page is being set up. */
export function createCaseDesk(given: Given): CaseDesk {
  const { client, edits, view, me, people, bodies, reviewHref, widen } = given
  let told = $state.raw<Told>()
  const roles = (): Role[] => me()?.tavoli.find(({ slug }) => slug === view().tavolo.slug)?.roles ?? []
  return {
    client,
    edits,
    reviewHref,
    widen,
    nameOf: (id) =>
      people().find(({ login }) => login === id)?.name ??
      bodies().find(({ record }) => record === id)?.name ??
      id,
    get view() {
      return view()
    },
    get people() {
      return people()
        .filter(({ tavoli }) => tavoli.includes(view().tavolo.slug))
        .map(({ login, name }) => ({ value: login, label: name }))
    },
    get bodies() {
      return bodies().map(({ record, name }) => ({ value: record, label: name }))
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
