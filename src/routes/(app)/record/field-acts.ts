import type { RecordView } from '#lib/engine/views.ts'
import type { FieldLine } from '#lib/ui/record/control.ts'
import { shownText } from '#lib/ui/record/field-text.ts'
import type { FieldActs } from '#lib/ui/casework/field-work.ts'
import type { HistoryStep } from '#lib/ui/record/historyStep.ts'
import type { Text } from '#lib/ui/text/index.ts'
import { editKey, type RecordDesk } from './record-desk.svelte.ts'
import { saveEdit } from './save-edit.ts'

/** What one field of a record can be asked to do. */
export function fieldActs(desk: RecordDesk, record: RecordView, line: FieldLine, text: Text): FieldActs {
  const { client, edits } = desk
  const key = editKey(record, line.path)
  return {
    start: () => edits.start(key, [line], record),
    type: (path, typed) => edits.type(key, path, typed),
    see: (path) => edits.see(key, path, record.fields[path]),
    cancel: () => edits.close(key),
    save() {
      const commit = (changes: Parameters<typeof client.save>[1]) => client.save(record.record, changes)
      return saveEdit(edits, { key, lines: [line], commit }, text)
    },
    history: () => historySteps(desk, record, line, text),
    async undo(entry) {
      const outcome = await client.undo(entry, line.path)
      if (outcome.ok) edits.signs.takenBack(key)
      return outcome.ok ? undefined : text.say.reasons[outcome.reason]
    },
  }
}

/** Everything that was ever written in a field, in words, newest first. */
export async function historySteps(
  desk: RecordDesk,
  record: RecordView,
  { path, control }: FieldLine,
  text: Text,
): Promise<HistoryStep[]> {
  const words = (value: Parameters<typeof shownText>[1]) => shownText(control, value, text, desk.nameOf)
  return (await desk.client.history(record.record, path)).map((step) => ({
    id: step.entry,
    value: words(step.value),
    ...(step.before.length > 0 && { before: step.before.map(words).join(' / ') }),
    person: step.author.name,
    ...(step.author.body !== undefined && { body: step.author.body }),
    at: step.at,
    device: step.device,
    ...(step.why !== undefined && { why: step.why }),
    live: step.live,
    undoable: step.undoable,
  }))
}
