/** Finds listed records by words: names, codes, phones. */
export type Finder = {
  /** Record ids, best first. */
  find(text: string, kinds: readonly string[]): string[]
}
