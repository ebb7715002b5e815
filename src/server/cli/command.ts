import type { Couch } from '../couch/couch.ts'
import type { Naming } from '../couch/naming.ts'
import type { Speech } from '../couch/speech.ts'

/** What every command works with. */
export type Ground = {
  couch: Couch
  naming: Naming
  tavoli: readonly string[]
  speech?: Speech
  print(line: string): void
}

/** What was typed after the command's own words. */
export type Typed = {
  login: string
  name: string | undefined
  grants: string[] | undefined
  /** The password that came by standard input, where it was asked for. */
  password: string | undefined
}

/** True when all went well. A sentence says why not. */
export type Command = (
  ground: Ground,
  typed: Typed,
) => Promise<{ ok: true } | { ok: false; sentence: string }>
