import type { Outcome } from '../api.ts'
import type { AnswerInput, DirectiveInput, DirectivesView, DirectiveView } from './directive-view.ts'

/** What pages ask and say of directives: the Cabina issues and verifies, each tavolo answers for itself. */
export type DirectiveCalls = {
  directives(): Promise<DirectivesView>
  openDirective(record: string): Promise<DirectiveView | undefined>
  newDirective(input: DirectiveInput): Promise<Outcome<{ record: string }>>
  /** "Prendi visione", for a tavolo by its slug. */
  acknowledge(record: string, tavolo: string): Promise<Outcome>
  answerDirective(record: string, tavolo: string, answer: AnswerInput): Promise<Outcome>
  checkDirective(record: string, tavolo: string, check: { verdict: string; note: string }): Promise<Outcome>
  /** With a word on how it went; `null` opens it again. */
  closeDirective(record: string, closing: string | null): Promise<Outcome>
}
