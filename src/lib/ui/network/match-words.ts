import type { Match } from '#lib/domain/matching/match-resource.ts'
import type { Text } from '../text/index.ts'

/** The reasons of a match in words: what fits, what stands against it, what is to be asked. */
export function matchWords({ fits, against, asks }: Match, text: Text) {
  const words = text.say.resources.match
  return {
    fits: fits.map((fit) => (fit.why === 'AREA' ? words.area(fit.area) : words.fits[fit.why])),
    against: against.map((why) => words.against[why]),
    asks: asks.map((what) =>
      words.ask(what === 'AGE' || what === 'TRANSPORT' ? words.asks[what] : text.code('resourceNeed', what)),
    ),
  }
}
