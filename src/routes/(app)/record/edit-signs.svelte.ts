import type { FieldWork } from '#lib/ui/casework/field-work.ts'

/** What is wrong with an edit: sentences by path, or one about the whole. */
export type Trouble = Pick<FieldWork, 'faults' | 'problem'>

/** The signs around edits, by their keys: which began by a press, which is being saved, which was saved last. */
export type EditSigns = {
  of(key: string): Omit<FieldWork, 'edit'>
  started(key: string): void
  saving(key: string | undefined): void
  saved(key: string): void
  /** What was saved last does not stand any more. */
  takenBack(key: string): void
  blame(key: string, trouble: Trouble): void
  clear(key: string): void
}

const noTrouble: Trouble = { faults: {} }

/** No sign anywhere. */
export function createEditSigns(): EditSigns {
  const troubles = $state<Record<string, Trouble>>({})
  let busy = $state<string>()
  let last = $state<string>()
  let pressed = $state<string>()
  return {
    of: (key) => ({
      ...(troubles[key] ?? noTrouble),
      takesFocus: pressed === key,
      isBusy: busy === key,
      isSaved: last === key,
    }),
    started(key) {
      pressed = key
      if (last === key) last = undefined
    },
    saving: (key) => (busy = key),
    saved: (key) => (last = key),
    takenBack(key) {
      if (last === key) last = undefined
    },
    blame(key, trouble) {
      troubles[key] = trouble
    },
    clear: (key) => void delete troubles[key],
  }
}
