import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import type { DirectiveCalls } from './directive-calls.ts'
import { listDirectives, openDirective } from './list-directives.ts'
import {
  acknowledge,
  answerDirective,
  checkDirective,
  closeDirective,
  newDirective,
} from './write-directive.ts'

/** The directives of the Cabina. */
export function directiveCalls({ act, read }: Desk): Pick<Engine, keyof DirectiveCalls> {
  return {
    directives: () => read(listDirectives, { directives: [], mayWrite: false }),
    openDirective: (record) => read((open) => openDirective(open, record), undefined),
    newDirective: (input) => act((open) => newDirective(open, input)),
    acknowledge: (record, tavolo) => act((open) => acknowledge(open, record, tavolo)),
    answerDirective: (record, tavolo, answer) =>
      act((open) => answerDirective(open, { record, tavolo }, answer)),
    checkDirective: (record, tavolo, check) => act((open) => checkDirective(open, { record, tavolo }, check)),
    closeDirective: (record, closing) => act((open) => closeDirective(open, record, closing)),
  }
}
