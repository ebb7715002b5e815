import type { Client } from '#lib/engine/client/connect.ts'
import { keepDraft } from '#lib/engine/client/draft.svelte.ts'
import type { FieldView, RecordView } from '#lib/engine/views.ts'
import type { FieldLine } from '#lib/ui/record/control.ts'
import { isEditTouched, seeNow, startEdit, type Edit } from '#lib/ui/casework/edit.ts'
import type { FieldWork } from '#lib/ui/casework/field-work.ts'
import { createEditSigns, type EditSigns } from './edit-signs.svelte.ts'

/** Every edit in place of one page, by key; what was typed is sealed as one draft and comes back into its fields. */
export type Edits = {
  /** True while fields stand open because of a draft. */
  readonly restored: boolean
  readonly keys: string[]
  readonly signs: EditSigns
  /** A copy of an edit as it stands. */
  read(key: string): Edit | undefined
  work(key: string): FieldWork
  start(key: string, lines: readonly FieldLine[], record: RecordView | undefined): void
  type(key: string, path: string, typed: string): void
  see(key: string, path: string, field: FieldView | undefined): void
  /** Ends an edit, saved or not: its words are gone. */
  close(key: string): void
  dropAll(): void
}

/** No edit yet. Call it while the page is being set up; `form` names the draft, in the clear. */
export function createEdits(client: Client, form: string): Edits {
  let open = $state<Record<string, Edit>>({})
  const signs = createEditSigns()
  const draft = keepDraft<Record<string, Edit>>(
    client,
    form,
    () => {
      const touched = Object.entries(open).filter(([, edit]) => isEditTouched(edit))
      return touched.length > 0 ? Object.fromEntries(touched) : undefined
    },
    (kept) => (open = { ...open, ...(kept as Record<string, Edit>) }),
  )

  return {
    signs,
    get restored() {
      return draft.restored && Object.keys(open).length > 0
    },
    get keys() {
      return Object.keys(open)
    },
    read: (key) => $state.snapshot(open[key]),
    work: (key) => ({ ...(open[key] && { edit: open[key] }), ...signs.of(key) }),
    start(key, lines, record) {
      signs.started(key)
      open[key] ??= startEdit(lines, record)
    },
    type(key, path, typed) {
      if (!open[key]) return
      open[key].typed[path] = typed
      signs.clear(key)
    },
    see(key, path, field) {
      if (open[key]) open[key] = seeNow(open[key], path, field)
    },
    close(key) {
      delete open[key]
      signs.clear(key)
      if (Object.keys(open).length === 0) void draft.drop()
    },
    dropAll() {
      for (const key of Object.keys(open)) signs.clear(key)
      open = {}
      void draft.drop()
    },
  }
}
