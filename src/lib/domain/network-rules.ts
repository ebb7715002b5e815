import { defaultAllowance, type AllowanceRule } from './actions/allowance.ts'
import { startingQuorum, type QuorumRule } from './meeting/quorum.ts'
import { defaultHorizonDays } from './prevention/early-signals.ts'
import { referralDueDays } from './workflow/referral-states.ts'

/** What holds for the whole network, as the Cabina settled it or as WIN begins with. */
export type NetworkRules = {
  /** How early an ending warns, in days. */
  horizonDays: number
  /** Within how many days a referral is answered. */
  referralDays: number
  /** What presence pays, from which month. */
  allowance: readonly AllowanceRule[]
  /** Who must be in the room for a tavolo to decide. */
  quorum: QuorumRule
  /** How many days ahead a meeting is convened. */
  conveneDays: number
  /** Which of them the Cabina settled; the others are starting values. */
  settled: readonly ('horizonDays' | 'referralDays' | 'allowance' | 'quorum' | 'conveneDays')[]
  resolution?: string
  resolvedOn?: string
}

/** Until the Cabina says otherwise. */
export const startingRules: NetworkRules = {
  horizonDays: defaultHorizonDays,
  referralDays: referralDueDays,
  allowance: defaultAllowance,
  quorum: startingQuorum,
  conveneDays: 5,
  settled: [],
}
