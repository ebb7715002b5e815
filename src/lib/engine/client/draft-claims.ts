import type { Json } from '#lib/domain/schema/kind.ts'
import type { Engine } from '../api.ts'

/** Names that one tab at a time holds, and that its end sets free: Web Locks. */
export type Holding = {
  /** The way to let go, or nothing where another opening holds it. */
  take(name: string): Promise<(() => void) | undefined>
  taken(): Promise<ReadonlySet<string>>
}

/** The draft of one opening of a form: a new one, or one that was left behind. */
export type Claim = {
  key: string
  /** What was left behind. */
  words?: Json
  /** How many more of this form were left behind. */
  others: number
  /** Sets it free once its last words are written. */
  letGo(written: Promise<void>): void
}

/** Who may write which draft, so that two openings of one form never write over each other. */
export type DraftClaims = {
  /** `wanted` is the key of the draft that a person asked for; else the newest that nobody has open. */
  claim(form: string, wanted?: string): Promise<Claim>
  /** Those of the keys that are open somewhere: their words are still being typed. */
  openElsewhere(keys: readonly string[]): Promise<string[]>
}

/** The claims of one tab. A new draft's key is the form's and a token: `<form>~<token>`. */
export function createDraftClaims(
  engine: Pick<Engine, 'draft' | 'drafts'>,
  holding: Holding,
  mint: () => string,
): DraftClaims {
  const leaving = new Set<Promise<unknown>>()

  function letGoAfter(written: Promise<void>, letGo: () => void): void {
    const left = written.then(letGo, letGo).finally(() => leaving.delete(left))
    leaving.add(left)
  }

  /** What is read before it is held may have been dropped, or typed on, since. */
  async function takeUp(key: string): Promise<{ words: Json; letGo: () => void } | undefined> {
    const letGo = await holding.take(nameOf(key))
    if (!letGo) return undefined
    const words = await engine.draft(key)
    if (words !== undefined) return { words, letGo }
    letGo()
    return undefined
  }

  return {
    async claim(form, wanted) {
      // A form left a moment ago in this tab is still writing its last words.
      await Promise.allSettled(leaving)
      const keys = (await engine.drafts(form)).map(({ key }) => key)
      const inOrder = [...keys.filter((key) => key === wanted), ...keys.filter((key) => key !== wanted)]
      for (const key of inOrder) {
        const found = await takeUp(key)
        if (!found) continue
        const taken = await holding.taken()
        const others = keys.filter((each) => !taken.has(nameOf(each))).length
        const { words, letGo } = found
        return { key, words, others, letGo: (written) => letGoAfter(written, letGo) }
      }
      const key = `${form}~${mint()}`
      const letGo = await holding.take(nameOf(key))
      return { key, others: 0, letGo: (written) => letGoAfter(written, letGo ?? (() => undefined)) }
    },
    async openElsewhere(keys) {
      await Promise.allSettled(leaving)
      const taken = await holding.taken()
      return keys.filter((key) => taken.has(nameOf(key)))
    },
  }
}

function nameOf(key: string): string {
  return `win-draft/${key}`
}
