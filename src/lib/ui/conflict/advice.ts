import { schema } from '#lib/domain/kinds/index.ts'
import { fieldOf } from '#lib/domain/schema/kind.ts'
import type { ConflictRow } from '#lib/engine/views.ts'
import { doersOf } from '../casework/doers.ts'
import type { Text } from '../text/index.ts'

type Asked = Pick<ConflictRow, 'kind' | 'path' | 'choices'>

/** One sentence on what may be chosen and how to go on; nothing where anything may be. */
export function adviceOf({ kind, path, choices }: Asked, text: Text): string | undefined {
  const words = text.say.conflict.advice
  const known = schema.get(kind)
  const field = known && fieldOf(known, path)
  if (field?.policy.type === 'protective') {
    return choices.needsWhy ? words.protective : words.protected(doersOf(field.policy.lifters, text))
  }
  if (choices.keep.length === 0)
    return words.notYours(doersOf(field?.seat ?? field?.writers ?? known?.writers ?? [], text))
  if (choices.write) return undefined
  if (field?.policy.type === 'once') return words.once
  return (path === 'state' && words.state[kind]) || words.moved
}
