import { field, flag, login, moment, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** A device's certificate, by which tablets know each other with no network. Only the gateway writes it. */
export const device: Kind = {
  name: 'device',
  databases: ['rete'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    login: field(login(), { policy: { type: 'once' } }),
    label: field(text(80), { policy: { type: 'latest' } }),
    publicKey: field(text(100), { policy: { type: 'once' } }),
    expires: field(moment(), { policy: { type: 'latest' } }),
    revoked: field(flag(), {
      policy: { type: 'protective', order: [true, false], lifters: ['gateway'], reason: 'revokedWhy' },
    }),
    revokedWhy: field(text(200)),
    certificate: field(text(4000), { policy: { type: 'latest' } }),
  },
}
