import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { Row } from '../session/summarise.ts'

/** True while a referral has no answer yet. */
export function referralWaits(referral: Row): boolean {
  return ['INVIATA', 'RICEVUTA', 'INTEGRAZIONE'].includes(plainText(referral.shown.state))
}
