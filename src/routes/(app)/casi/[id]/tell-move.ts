import type { Text } from '#lib/ui/text/index.ts'
import type { CaseDesk } from './case-desk.svelte.ts'

/** Tells that a case moved, with the way back: the entry that moved it is the newest of the state's history. */
export async function tellMove(desk: CaseDesk, to: string, text: Text): Promise<void> {
  const [newest] = await desk.client.history(desk.view.case.record, 'state')
  const message = text.say.cases.page.moved(text.code('caseState', to))
  const isIt = newest?.value === to && newest.undoable
  desk.tell(isIt ? { message, undo: () => desk.client.undo(newest.entry) } : { message })
}
