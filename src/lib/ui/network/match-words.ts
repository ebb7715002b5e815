import type { Match } from '#lib/domain/matching/match-resource.ts'
import type { Text } from '../text/index.ts'

/** The reasons of a match in words: what fits, what stands against it, what is to be asked. */
export function matchWords(
  { fits, against, asks }: Match,
  text: Text,
): { fits: string; against: string; asks: string } {
  const words = text.say.resources.match
  const areas = fits.flatMap((fit) => (fit.why === 'AREA' ? [fit.area] : []))
  const others = fits.flatMap((fit) => (fit.why === 'AREA' ? [] : [words.fits[fit.why]]))
  const asked = asks.map((what) =>
    what === 'AGE' || what === 'TRANSPORT' ? words.asks[what] : text.code('resourceNeed', what),
  )
  return {
    fits: [
      ...(areas.length > 0 ? [words.areas(areas.map((area) => text.code('area', area)).join(', '))] : []),
      ...others,
    ].join(' · '),
    against: against.map((why) => words.against[why]).join(' · '),
    asks: asked.length > 0 ? words.ask(asked.join(', ')) : '',
  }
}
