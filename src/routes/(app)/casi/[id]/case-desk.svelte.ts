import { createContext } from 'svelte'
import { schema } from '#lib/domain/kinds/index.ts'
import { mayLift, mayWrite } from '#lib/domain/schema/may-write.ts'
import type { Role } from '#lib/domain/schema/roles.ts'
import type { Outcome } from '#lib/engine/api.ts'
import type { Client } from '#lib/engine/client/connect.ts'
import type { CaseView, Me, RecordView } from '#lib/engine/views.ts'
import type { FieldLine } from '#lib/ui/casework/control.ts'
import type { FieldActs } from '#lib/ui/casework/field-work.ts'
import { shownText, type NameOf } from '#lib/ui/casework/field-text.ts'
import type { Option } from '#lib/ui/form/option.ts'
import type { HistoryStep } from '#lib/ui/record/historyStep.ts'
import type { Text } from '#lib/ui/text/index.ts'
import type { Edits } from './edits.svelte.ts'

/** Something done that the page tells, and the way to take it back. */
export type Told = { message: string; undo?: () => Promise<Outcome> }

/** What the parts of a case's page share: the case, who looks at it, and how its fields are edited. */
export type CaseDesk = {
  readonly client: Client
  readonly view: CaseView
  readonly edits: Edits
  /** Who may be chosen where a person is wanted: those of the case's tavolo. */
  readonly people: Option[]
  readonly reviewHref: string
  readonly told: Told | undefined
  nameOf: NameOf
  tell(told: Told | undefined): void
  mayEdit(record: RecordView, path: string): boolean
  mayLift(record: RecordView, path: string): boolean
  keyOf(record: RecordView, path: string): string
  /** The acts of one field of a record. */
  actsOf(record: RecordView, line: FieldLine): FieldActs
  historyOf(record: RecordView, line: FieldLine): Promise<HistoryStep[]>
}

export const [getCaseDesk, setCaseDesk] = createContext<CaseDesk>()

type Given = {
  client: Client
  text: Text
  edits: Edits
  view: () => CaseView
  me: () => Me | undefined
  people: () => { login: string; name: string; tavoli: string[] }[]
  reviewHref: string
}

/** The desk of one case. Call it while the page is being set up. */
export function createCaseDesk({ client, text, edits, view, me, people, reviewHref }: Given): CaseDesk {
  let told = $state.raw<Told>()
  const roles = (): Role[] => me()?.tavoli.find(({ slug }) => slug === view().tavolo.slug)?.roles ?? []
  const nameOf = (login: string) => people().find((person) => person.login === login)?.name ?? login
  const keyOf = (record: RecordView, path: string) => `${record.record}#${path}`

  async function historyOf(record: RecordView, { path, control }: FieldLine): Promise<HistoryStep[]> {
    const words = (value: Parameters<typeof shownText>[1]) => shownText(control, value, text, nameOf)
    return (await client.history(record.record, path)).map((step) => ({
      id: step.entry,
      value: words(step.value),
      ...(step.before.length > 0 && { before: step.before.map(words).join(' / ') }),
      person: step.author.name,
      ...(step.author.body !== undefined && { body: step.author.body }),
      at: step.at,
      device: step.device,
      live: step.live,
      undoable: step.undoable,
    }))
  }

  return {
    client,
    edits,
    nameOf,
    reviewHref,
    keyOf,
    historyOf,
    get view() {
      return view()
    },
    get people() {
      return people()
        .filter(({ tavoli }) => tavoli.includes(view().tavolo.slug))
        .map(({ login, name }) => ({ value: login, label: name }))
    },
    get told() {
      return told
    },
    tell: (next) => (told = next),
    mayEdit(record, path) {
      const field = record.fields[path]
      const kind = schema.get(record.kind)
      if (field) return field.editable
      const isSigned = record.fields.closedAt?.shown !== undefined
      return kind !== undefined && mayWrite(kind, path, roles(), { isSigned })
    },
    mayLift(record, path) {
      const kind = schema.get(record.kind)
      return kind !== undefined && mayLift(kind, path, roles())
    },
    actsOf(record, line) {
      const key = keyOf(record, line.path)
      return {
        start: () => edits.start(key, [line], record),
        type: (path, typed) => edits.type(key, path, typed),
        see: (path) => edits.see(key, path, record.fields[path]),
        cancel: () => edits.cancel(key),
        async save() {
          await edits.save(key, [line], (changes) => client.save(record.record, changes))
        },
        history: () => historyOf(record, line),
        async undo(entry) {
          const outcome = await client.undo(entry)
          return outcome.ok ? undefined : text.say.reasons[outcome.reason]
        },
      }
    },
  }
}
