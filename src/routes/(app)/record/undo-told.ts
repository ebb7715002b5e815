import type { Text } from '#lib/ui/text/index.ts'
import type { RecordDesk } from './record-desk.svelte.ts'

/** "Annulla" beside what was just told: takes it back, and says so or why not. */
export async function undoTold(desk: RecordDesk, text: Text): Promise<void> {
  const outcome = await desk.told?.undo?.()
  desk.tell({ message: outcome && !outcome.ok ? text.say.reasons[outcome.reason] : text.say.words.undone })
}
