/** What an exchange with another tablet did. `left`: what could not be proven, which may come from the network. */
export type TabletReport = {
  with: { login: string; name: string }
  received: number
  given?: number
  left: number
}

/** Somebody to whom a sealed file can be given: who they are and what of it they would read. */
export type TabletPerson = { login: string; name: string; body?: string }

/** A sealed file and the words that open it, which are told by another way. */
export type TabletFile = { file: Uint8Array; words: string; entries: number; to: string }
