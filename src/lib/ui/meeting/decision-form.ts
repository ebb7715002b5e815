import { moveOf, type DecisionType } from '#lib/domain/meeting/decisions.ts'
import type { FieldChange } from '#lib/engine/api.ts'
import type { DecisionView } from '#lib/engine/meetings/meeting-view.ts'

/** A task as it is typed. */
export type TaskForm = { text: string; owner: string; by: string }

/** What is typed of one case at a meeting, before it is recorded. */
export type DecisionForm = {
  facts: string
  wish: string
  proposal: string
  type: string
  why: string
  closure: string
  owner: string
  by: string
  mode: string
  tasks: TaskForm[]
}

/** The fields that are words of the decision itself. */
export const decisionPaths = [
  'facts',
  'wish',
  'proposal',
  'type',
  'why',
  'closure',
  'owner',
  'by',
  'mode',
] as const

/** What stands already, as a form: where nothing does, by consent and within `by`. */
export function formOf(decision: DecisionView | undefined, by: string): DecisionForm {
  const shown = (path: string) => {
    const value = decision?.record.fields[path]?.shown
    return typeof value === 'string' ? value : ''
  }
  const written = Object.fromEntries(decisionPaths.map((path) => [path, shown(path)]))
  return {
    ...(written as Omit<DecisionForm, 'tasks'>),
    by: shown('by') || by,
    mode: shown('mode') || 'CONSENSO',
    tasks: [],
  }
}

/** What a form changes, over what stands on screen; the fields that only wait for a choice are left alone. */
export function changesIn(form: DecisionForm, decision: DecisionView | undefined): FieldChange[] {
  return decisionPaths.flatMap((path) => {
    const field = decision?.record.fields[path]
    const shown = typeof field?.shown === 'string' ? field.shown : ''
    if (form[path].trim() === shown) return []
    const seen = field?.values.map(({ entry }) => entry) ?? []
    return [{ path, value: form[path].trim() || null, seen }]
  })
}

/** True while words are typed that nobody recorded: proposals of the form itself are none. */
export function isTouched(form: DecisionForm, decision: DecisionView | undefined, by: string): boolean {
  const before = formOf(decision, by)
  return form.tasks.length > 0 || decisionPaths.some((path) => form[path].trim() !== before[path])
}

/** The tasks to record: what a decision means that moves no case is itself a task, where no other was written. */
export function tasksIn(form: DecisionForm, nameOf: (type: string) => string): TaskForm[] {
  const { type, owner, by, tasks } = form
  const isTask =
    type !== '' && type !== 'RINVIARE' && type !== 'CHIUDERE' && moveOf(type as DecisionType) === undefined
  return tasks.length === 0 && isTask ? [{ text: nameOf(type), owner, by }] : tasks
}
