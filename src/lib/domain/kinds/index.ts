import type { Kind } from '../schema/kind.ts'
import { body } from './body.ts'
import { caseKind } from './case.ts'
import { contact } from './contact.ts'
import { device } from './device.ts'
import { erasure } from './erasure.ts'
import { interview } from './interview.ts'
import { moved } from './moved.ts'
import { person } from './person.ts'
import { referral } from './referral.ts'
import { tavolo } from './tavolo.ts'
import { user } from './user.ts'

/** What a schema knows, by name. An older or newer app has another one: the fold takes it as an argument. */
export type Schema = ReadonlyMap<string, Kind>

/** Everything that this version of the app records. */
export const schema: Schema = new Map(
  [body, tavolo, user, device, contact, referral, person, caseKind, interview, erasure, moved].map((kind) => [
    kind.name,
    kind,
  ]),
)
