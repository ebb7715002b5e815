import type { Ground } from './ground.ts'

/** How many edits are pushed for `push-100`. */
export const pushed = 100

/** Throws unless exactly so many more documents are on the replica after it. */
export async function expectPushed<T>({ countDocs }: Ground, push: () => Promise<T>): Promise<T> {
  const before = await countDocs()
  const done = await push()
  const arrived = (await countDocs()) - before
  if (arrived !== pushed) throw new Error(`${arrived} of ${pushed} edits arrived`)
  return done
}
