import { code, lines, type Control } from '#lib/ui/record/control.ts'
import type { CaseDesk } from './case-desk.svelte.ts'

/** Something that needs an answer before it is done: a move of the case, or the lifting of a protection. */
export type Ask = { move: string } | { lift: 'addressProtected' | 'limited' }

/** The one path of an answer; it is kept like any other edit of the page. */
export const answer = 'answer'

/** What each move may need, as it is typed. */
export const moveControls: Record<'reason' | 'closure' | 'case-manager', Control> = {
  reason: lines(300),
  closure: code('closure'),
  'case-manager': { type: 'login' },
}

/** The reason of a lifting. */
export const liftControl: Control = lines(200)

/** Opens the dialog of an ask: it is open while its answer is being edited. */
export function askOf(desk: CaseDesk, ask: Ask, typed = ''): void {
  const key = keyOf(desk, ask)
  desk.edits.start(key, [{ path: answer, control: liftControl }], undefined)
  if (typed) desk.edits.type(key, answer, typed)
}

/** The ask that is open, with its key among the edits. */
export function openAsk(desk: CaseDesk): { key: string; ask: Ask } | undefined {
  for (const key of desk.edits.keys) {
    const [, kind, name] = /#ask\/(move|lift)\/(.+)$/.exec(key) ?? []
    if (kind === 'move' && name !== undefined) return { key, ask: { move: name } }
    if (kind === 'lift' && (name === 'addressProtected' || name === 'limited'))
      return { key, ask: { lift: name } }
  }
  return undefined
}

function keyOf(desk: CaseDesk, ask: Ask): string {
  const name = 'move' in ask ? `move/${ask.move}` : `lift/${ask.lift}`
  return `${desk.view.case.record}#ask/${name}`
}
