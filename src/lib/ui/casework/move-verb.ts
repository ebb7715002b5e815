import type { Text } from '../text/index.ts'

/** What a move does, as a verb; from a pause one goes back on the same path. */
export function moveVerb(from: string | undefined, to: string, text: Text): string {
  const words = text.say.cases.page
  if (from === 'SOSPESO' && to === 'IN_PERCORSO') return words.resume
  const verbs: Record<string, string> = words.move
  return (Object.hasOwn(verbs, to) ? verbs[to] : undefined) ?? text.code('caseState', to)
}
