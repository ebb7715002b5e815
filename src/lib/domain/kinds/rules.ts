import * as z from 'zod/mini'
import { day, field, flag, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const latest = { policy: { type: 'latest' } } as const

/**
 * What the Cabina settles for the whole network (domain.md §10). A field that nobody set has a starting value, shown as
 * one (domain/network-rules.ts). `allowance`: a step of what presence pays, from a month on.
 */
export const rules: Kind = {
  name: 'rules',
  databases: ['rete'],
  writers: ['amministrazione'],
  case: 'none',
  fields: {
    horizonDays: field(whole(7, 365), latest),
    referralDays: field(whole(1, 90), latest),
    quorumBodies: field(whole(1, 20), latest),
    quorumSocial: field(flag(), latest),
    conveneDays: field(whole(0, 30), latest),
    resolution: field(text(200), latest),
    resolvedOn: field(day(), latest),
    'allowance/*/from': field(z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)), latest),
    'allowance/*/percent': field(whole(1, 100), latest),
    'allowance/*/cents': field(whole(0, 1_000_000), latest),
    'allowance/*/removed': removed(),
  },
}
