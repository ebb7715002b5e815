/** Longer texts are no code: what follows is cut off, so that no text costs time. */
const longest = 64

/**
 * The code as it is stored and compared: capitals, no spaces, dots or dashes. "?" stays, for a character that the
 * person does not remember; letters with accents stay and are told as wrong.
 */
export function normaliseCodiceFiscale(text: string): string {
  return text
    .slice(0, longest)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}?]/gu, '')
}
