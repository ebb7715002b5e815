import { coreWords, foldName } from './fold-name.ts'
import { skeletonOf, soundsOf } from './phonemes.ts'

/** One way to say a name, with its skeleton. */
export type Sound = { text: string; skeleton: string }

/** A name made ready to be compared many times. */
export type NameForm = {
  /** Folded and run together: De Angelis → deangelis. */
  full: string
  /** Folded words in alphabetical order, so that Maria Rosa is Rosa Maria. */
  sorted: string
  core: string[]
  sounds: Sound[]
  /** Skeletons of the whole and of the parts that may be left out; the letters themselves in other scripts. */
  keys: string[]
  /** The one letter that was written for the whole ("B."). */
  initial?: string
}

/** Reads a name or surname once. An empty or unreadable text gives an empty `full`. */
export function readName(text: string): NameForm {
  const words = foldName(text).split(' ').filter(Boolean)
  const core = coreWords(text)
  const full = words.join('')
  const initial = initialOf(text)
  const sounds = initial === undefined ? soundsOf(text) : []
  const coreSounds = initial === undefined && core.join('') !== full ? soundsOf(core.join(' ')) : []
  const keys = new Set([...sounds, ...coreSounds, ...partSounds(core)].map(skeletonOf))
  const form = {
    full,
    sorted: [...words].sort().join(' '),
    core,
    sounds: sounds.map((text) => ({ text, skeleton: skeletonOf(text) })),
    keys: keys.size > 0 || full === '' ? [...keys] : [full],
  }
  return initial === undefined ? form : { ...form, initial }
}

function partSounds(core: string[]): string[] {
  return core.length > 1 ? core.filter((word) => word.length > 2).flatMap(soundsOf) : []
}

/** The single letter that stands for a name on first contact ("B.", "b", "Ç."), folded; `undefined` for a whole name. */
export function initialOf(text: string): string | undefined {
  const folded = foldName(text)
  return /^\p{L}$/u.test(folded) ? folded : undefined
}
