/**
 * The text as it is measured and derived: the same letters from any keyboard give the same text
 * (NFKC), and spaces that a tablet's keyboard adds at the ends or doubles do not count [V5].
 */
export function normalizePassphrase(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
