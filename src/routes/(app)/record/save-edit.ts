import { tick } from 'svelte'
import type { FieldChange, Outcome } from '#lib/engine/api.ts'
import type { FieldLine } from '#lib/ui/record/control.ts'
import { readEdit, type Edit } from '#lib/ui/casework/edit.ts'
import type { Text } from '#lib/ui/text/index.ts'
import type { Trouble } from './edit-signs.svelte.ts'
import type { Edits } from './edits.svelte.ts'

/** What is saved: an edit by its key, the fields that it holds, and the way to write them. */
export type Saving = {
  key: string
  lines: readonly FieldLine[]
  commit: (changes: FieldChange[]) => Promise<Outcome>
}

/** Saves what was changed. Faults and refusals stay with the edit, whose words stay too. */
export async function saveEdit(edits: Edits, { key, lines, commit }: Saving, text: Text): Promise<void> {
  const edit = edits.read(key)
  if (!edit) return
  const read = readEdit(lines, edit)
  if (!read.ok) {
    const say = text.say.cases.file.faults
    const faults = Object.entries(read.faults).map(([path, fault]) => [path, say[fault]] as const)
    return edits.signs.blame(key, { faults: Object.fromEntries(faults) })
  }
  if (read.changes.length > 0) {
    edits.signs.saving(key)
    const outcome = await commit(read.changes)
    edits.signs.saving(undefined)
    if (!outcome.ok) return edits.signs.blame(key, troubleOf(outcome, edit, text))
  }
  edits.close(key)
  await tick()
  if (read.changes.length > 0) edits.signs.saved(key)
}

function troubleOf({ reason, path }: Outcome & { ok: false }, edit: Edit, text: Text): Trouble {
  const sentence = text.say.reasons[reason]
  const isOfField = path !== undefined && path in edit.typed
  return isOfField ? { faults: { [path]: sentence } } : { faults: {}, problem: sentence }
}
