import type { Standing } from '#lib/domain/network/directive-standing.ts'
import type { RecordView } from '../views.ts'

/** What a tavolo answers to a directive, and what the Cabina found; days as `YYYY-MM-DD`. */
export type TavoloAnswer = {
  tavolo: string
  name: string
  standing: Standing
  late: boolean
  seen?: string
  state?: string
  on?: string
  note?: string
  evidence?: string
  verdict?: string
  checkedOn?: string
  checkNote?: string
  /** True for whoever coordinates that tavolo. */
  mayAnswer: boolean
}

/** A directive as lists show it. The number is absent until the gateway has given it. */
export type DirectiveLine = {
  record: string
  number?: number
  issued: string
  subject: string
  deadline?: string
  closed?: string
  answers: TavoloAnswer[]
}

/** Every directive, the newest first; `mayWrite` for the Cabina. */
export type DirectivesView = { directives: DirectiveLine[]; mayWrite: boolean }

/** One directive, whole. */
export type DirectiveView = DirectiveLine & { view: RecordView; mayWrite: boolean }

/** A new directive as the Cabina types it; `tavoli` are slugs. */
export type DirectiveInput = {
  subject: string
  text: string
  deadline: string
  evidence: string
  indicator: string
  tavoli: string[]
}

/** What a tavolo says of its work on a directive. */
export type AnswerInput = { state: string; note: string; evidence: string }
