import type { Kind } from '../schema/kind.ts'
import { action } from './action.ts'
import { aggregate } from './aggregate.ts'
import { assessment } from './assessment.ts'
import { body } from './body.ts'
import { caseKind } from './case.ts'
import { consent } from './consent.ts'
import { contact } from './contact.ts'
import { decision } from './decision.ts'
import { device } from './device.ts'
import { directive } from './directive.ts'
import { chunk, documentKind, reservedDocument } from './document.ts'
import { erasure } from './erasure.ts'
import { followup } from './followup.ts'
import { interview } from './interview.ts'
import { loss } from './loss.ts'
import { match } from './match.ts'
import { meeting } from './meeting.ts'
import { minutes } from './minutes.ts'
import { monitoring } from './monitoring.ts'
import { moved } from './moved.ts'
import { notice } from './notice.ts'
import { person } from './person.ts'
import { placement } from './placement.ts'
import { plan } from './plan.ts'
import { programme } from './programme.ts'
import { protocol } from './protocol.ts'
import { quotaMove } from './quota-move.ts'
import { rectification } from './rectification.ts'
import { referral } from './referral.ts'
import { register } from './register.ts'
import { reservedNote } from './reserved-note.ts'
import { resource } from './resource.ts'
import { rules } from './rules.ts'
import { shared } from './shared.ts'
import { sharing } from './sharing.ts'
import { task } from './task.ts'
import { tavolo } from './tavolo.ts'
import { transfer } from './transfer.ts'
import { user } from './user.ts'

/** What a schema knows, by name. An older or newer app has another one: the fold takes it as an argument. */
export type Schema = ReadonlyMap<string, Kind>

const network = [body, tavolo, user, device, rules, protocol, directive, resource, quotaMove, programme]
const entrance = [contact, referral]
const casework = [
  person,
  caseKind,
  interview,
  notice,
  consent,
  assessment,
  plan,
  task,
  followup,
  documentKind,
]
const actions = [action, register, monitoring]
const tavoloWork = [meeting, decision, minutes, rectification, placement]
const apart = [
  reservedNote,
  reservedDocument,
  chunk,
  erasure,
  moved,
  match,
  transfer,
  sharing,
  shared,
  loss,
  aggregate,
]

/** Everything that this version of the app records. */
export const schema: Schema = new Map(
  [...network, ...entrance, ...casework, ...actions, ...tavoloWork, ...apart].map((kind) => [
    kind.name,
    kind,
  ]),
)
