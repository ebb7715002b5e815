/** A referral as it is typed. */
export type ReferralForm = { reason: string; urgency: string; basis: string }

/** An empty form: the person's yes is the usual basis. */
export function emptyReferralForm(): ReferralForm {
  return { reason: '', urgency: 'MEDIA', basis: 'CONSENSO' }
}
