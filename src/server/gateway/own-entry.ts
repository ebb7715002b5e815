import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import type { Entry, RecordId } from '#lib/entries/entry.ts'
import { makeBody, signBody, type Change } from '#lib/entries/make.ts'
import type { GatewayKey } from './keys.ts'

/** What the gateway says in its own name. `now` in milliseconds. */
export type OwnDraft = {
  kind: string
  record: RecordId
  case?: RecordId
  changes: readonly Change[]
  now: number
}

/** An entry that the gateway signs with its own key. */
export function ownEntry(key: GatewayKey, { now, ...draft }: OwnDraft): Promise<Entry> {
  const at = new Date(now).toISOString()
  const body = makeBody({ ...draft, author: gatewayLogin, device: key.device, at }, (n) =>
    crypto.getRandomValues(new Uint8Array(n)),
  )
  return signBody(body, key.sign)
}
