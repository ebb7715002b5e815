import { fromBase64url } from './base64url.ts'
import type { Argon2Params } from './kdf-policy.ts'

/** Every slot wraps the same data key. All texts base64url; `check` tells damage from a wrong secret. */
type SlotBase = { salt: string; wrapped: string; check: string }
export type PassphraseSlot = SlotBase & { type: 'passphrase'; params: Argon2Params }
/** `salt` is also what the page gives the authenticator as PRF input, with `credentialId`. */
export type PrfSlot = SlotBase & { type: 'prf'; credentialId: string }
export type KeySlot = PassphraseSlot | PrfSlot

/**
 * All that must be stored to open a vault again, as plain JSON: no secret without a passphrase or a
 * passkey [V1]. Replace it whole and durably: a lost header is a lost vault. At run time `slots`
 * may hold types of a later app; they are carried along unread [V7].
 */
export type VaultHeader = { version: 1; id: string; slots: readonly KeySlot[] }

export type HeaderRefusal = 'damaged' | 'unsupported-version'
export type ReadHeader = { ok: true; header: VaultHeader } | { ok: false; reason: HeaderRefusal }

/** A stored header, checked as far as its own shape goes; each slot is checked when it is opened. */
export function readHeader(stored: unknown): ReadHeader {
  if (typeof stored !== 'object' || stored === null) return { ok: false, reason: 'damaged' }
  const { version, id, slots } = stored as Record<string, unknown>
  if (Number.isSafeInteger(version) && Number(version) > 1)
    return { ok: false, reason: 'unsupported-version' }
  const isSlots = Array.isArray(slots) && slots.every((slot) => typeof slot === 'object' && slot !== null)
  if (version !== 1 || !fromBase64url(id, 16) || !isSlots) return { ok: false, reason: 'damaged' }
  return { ok: true, header: { version, id: id as string, slots: slots as KeySlot[] } }
}

/** The vault's passkeys, for the page's WebAuthn dialogue: it asks for PRF(`salt`) by `credentialId`. */
export function listPrfSlots(header: VaultHeader): PrfSlot[] {
  return header.slots.filter((slot) => slot.type === 'prf')
}

/** Null without one, or with two: a header that this module wrote has exactly one. */
export function findPassphraseSlot(header: VaultHeader): PassphraseSlot | null {
  const found = header.slots.filter((slot) => slot.type === 'passphrase')
  return found.length === 1 ? (found[0] ?? null) : null
}
