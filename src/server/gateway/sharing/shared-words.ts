import type { Json } from '#lib/domain/schema/kind.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { parseRecordId } from '#lib/entries/ids.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'

/** A case as the words of a sharing are taken from it. */
export type SharedCase = { case: Folded; person: Folded; others: readonly Folded[] }

/** The fields of each part that two tavoli may agree to show (src/lib/domain/kinds/sharing.ts). */
const personParts: Record<string, readonly string[]> = {
  NASCITA: ['birthDate', 'birthYear'],
  RECAPITI: ['comune', 'phone', 'phone2'],
}
const caseParts: Record<string, readonly string[]> = {
  STATO: ['state', 'stateSince'],
  REFERENTI: ['caseManager', 'tutor'],
  PROSSIMO_PASSO: ['nextStep', 'nextStepBy'],
}

/** Of what both agreed to, what may be seen now: what could lead to a protected address goes to no other tavolo. */
export function visibleParts({ person }: SharedCase, agreed: readonly string[]): string[] {
  const isHidden = valueOf(person, 'addressProtected') === true
  return agreed.filter((part) => !(part === 'RECAPITI' && isHidden))
}

/** What the second tavolo sees: the name, and these parts. What is in conflict here is not shown there. */
export function sharedWords(of: SharedCase, parts: readonly string[]): Record<string, Json> {
  const words: [string, Json | undefined][] = ['name', 'surname'].map((path) => [
    path,
    valueOf(of.person, path),
  ])
  for (const part of parts) {
    for (const path of personParts[part] ?? []) words.push([path, valueOf(of.person, path)])
    for (const path of caseParts[part] ?? []) words.push([path, valueOf(of.case, path)])
    if (part === 'AZIONI') words.push(...of.others.flatMap(actionOf))
  }
  return Object.fromEntries(words.flatMap(([path, value]) => (value === undefined ? [] : [[path, value]])))
}

/** Nothing goes over while the person's limitation holds, or once the yes to tell others was taken back. */
export function isHeldBack({ person, others }: SharedCase): boolean {
  return (
    valueOf(person, 'limited') === true ||
    others.some((each) => textOf(each, 'consentP1') === 'REVOCATO' || isRevokedConsent(each))
  )
}

function isRevokedConsent(folded: Folded): boolean {
  const { kind } = folded
  return kind === 'consent' && textOf(folded, 'purpose') === 'P1' && textOf(folded, 'state') === 'REVOCATO'
}

/** An action as an item of the list, by the token of its own record. */
function actionOf(folded: Folded): [string, Json | undefined][] {
  const token = parseRecordId(folded.record)?.token
  if (folded.kind !== 'action' || token === undefined) return []
  const leaves = ['category', 'support', 'title', 'state', 'startedOn', 'endsOn']
  return leaves.map((leaf): [string, Json | undefined] => [`actions/${token}/${leaf}`, valueOf(folded, leaf)])
}
