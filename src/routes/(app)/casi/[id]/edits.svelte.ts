import { tick } from 'svelte'
import type { FieldChange, Outcome } from '#lib/engine/api.ts'
import type { Client } from '#lib/engine/client/connect.ts'
import { keepDraft } from '#lib/engine/client/draft.svelte.ts'
import type { FieldView, RecordView } from '#lib/engine/views.ts'
import type { FieldLine } from '#lib/ui/casework/control.ts'
import { isEditTouched, readEdit, seeNow, startEdit, type Edit } from '#lib/ui/casework/edit.ts'
import type { FieldWork } from '#lib/ui/casework/field-work.ts'
import type { Text } from '#lib/ui/text/index.ts'

/** Every edit in place of one page, by key; what was typed is sealed as one draft and comes back into its fields. */
export type Edits = {
  readonly restored: boolean
  readonly keys: string[]
  work(key: string): FieldWork
  start(key: string, lines: readonly FieldLine[], record: RecordView | undefined): void
  type(key: string, path: string, typed: string): void
  see(key: string, path: string, field: FieldView | undefined): void
  cancel(key: string): void
  /** Saves what was changed; faults and refusals stay with the edit, whose words stay too. True when it is done. */
  save(
    key: string,
    lines: readonly FieldLine[],
    commit: (changes: FieldChange[]) => Promise<Outcome>,
  ): Promise<boolean>
  /** Shows a sentence where an edit is: what is missing. */
  blame(key: string, path: string, fault: string): void
  dropAll(): void
}

type Trouble = { faults: Record<string, string>; problem?: string }
const noTrouble: Trouble = { faults: {} }

/** No edit yet. Call it while the page is being set up; `id` is the case's record. */
export function createEdits(client: Client, id: string, text: Text): Edits {
  let open = $state<Record<string, Edit>>({})
  let troubles = $state<Record<string, Trouble>>({})
  let busy = $state('')
  let saved = $state('')
  let started = $state('')
  const draft = keepDraft<Record<string, Edit>>(
    client,
    `edits/${id}`,
    () => {
      const touched = Object.entries(open).filter(([, edit]) => isEditTouched(edit))
      return touched.length > 0 ? Object.fromEntries(touched) : undefined
    },
    (kept) => (open = { ...open, ...(kept as Record<string, Edit>) }),
  )

  function close(key: string): void {
    delete open[key]
    delete troubles[key]
    if (Object.keys(open).length === 0) void draft.drop()
  }

  function tell(key: string, outcome: Outcome & { ok: false }, edit: Edit): void {
    const sentence = text.say.reasons[outcome.reason]
    const path = outcome.path
    troubles[key] =
      path !== undefined && path in edit.typed
        ? { faults: { [path]: sentence } }
        : { faults: {}, problem: sentence }
  }

  return {
    get restored() {
      return draft.restored && Object.keys(open).length > 0
    },
    get keys() {
      return Object.keys(open)
    },
    work: (key) => ({
      ...(open[key] && { edit: open[key] }),
      ...(troubles[key] ?? noTrouble),
      takesFocus: started === key,
      isBusy: busy === key,
      isSaved: saved === key,
    }),
    start(key, lines, record) {
      started = key
      if (saved === key) saved = ''
      open[key] ??= startEdit(lines, record)
    },
    type(key, path, typed) {
      if (open[key]) open[key].typed[path] = typed
    },
    see(key, path, field) {
      if (open[key]) open[key] = seeNow(open[key], path, field)
    },
    cancel: close,
    async save(key, lines, commit) {
      const edit = $state.snapshot(open[key]) as Edit | undefined
      if (!edit) return false
      const read = readEdit(lines, edit)
      if (!read.ok) {
        const say = text.say.cases.file.faults
        troubles[key] = {
          faults: Object.fromEntries(Object.entries(read.faults).map(([path, fault]) => [path, say[fault]])),
        }
        return false
      }
      if (read.changes.length > 0) {
        busy = key
        const outcome = await commit(read.changes)
        busy = ''
        if (!outcome.ok) {
          tell(key, outcome, edit)
          return false
        }
      }
      close(key)
      await tick()
      if (read.changes.length > 0) saved = key
      return true
    },
    blame(key, path, fault) {
      troubles[key] = { faults: { [path]: fault } }
    },
    dropAll() {
      open = {}
      troubles = {}
      void draft.drop()
    },
  }
}
