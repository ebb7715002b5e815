import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { moveAction, newAction } from './actions.ts'
import { addPart } from './add-part.ts'
import { newAssessment, signAssessment } from './assessments.ts'
import { revokeConsent } from './consents.ts'
import { movePlan, newPlan } from './plans.ts'
import { closeRegister } from './registers.ts'

type PartCalls =
  | 'addPart'
  | 'newAssessment'
  | 'signAssessment'
  | 'newPlan'
  | 'movePlan'
  | 'newAction'
  | 'moveAction'
  | 'revokeConsent'
  | 'closeRegister'

/** What hangs on a case, from the first consent to the follow-up. */
export function partCalls({ act }: Desk): Pick<Engine, PartCalls> {
  return {
    addPart: (record, kind, input) => act((open) => addPart(open, record, kind, input)),
    newAssessment: (record, time) => act((open) => newAssessment(open, record, time)),
    signAssessment: (record) => act((open) => signAssessment(open, record)),
    newPlan: (record, why) => act((open) => newPlan(open, record, why)),
    movePlan: (record, to, extra) => act((open) => movePlan(open, record, to, extra)),
    newAction: (record, fields) => act((open) => newAction(open, record, fields)),
    moveAction: (record, to, extra) => act((open) => moveAction(open, record, to, extra)),
    revokeConsent: (record, why) => act((open) => revokeConsent(open, record, why)),
    closeRegister: (record, signatures) => act((open) => closeRegister(open, record, signatures)),
  }
}
