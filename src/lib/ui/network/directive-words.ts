import { isOwed } from '#lib/domain/network/directive-standing.ts'
import type { DirectiveLine } from '#lib/engine/directives/directive-view.ts'
import type { Text } from '../text/index.ts'

/** A directive in one line: its number, its days, how many tavoli have answered. */
export function directiveWords(
  { number, issued, deadline, closed, answers }: DirectiveLine,
  text: Text,
): string {
  const words = text.say.agreements.directives
  const done = answers.filter(({ standing }) => !isOwed(standing)).length
  return [
    number === undefined ? words.noNumber : words.number(number, issued.slice(0, 4)),
    words.issuedOn(text.day(issued)),
    closed ? words.closedOn(text.day(closed)) : deadline ? words.by(text.day(deadline)) : '',
    words.tally(done, answers.length),
  ]
    .filter(Boolean)
    .join(' · ')
}
