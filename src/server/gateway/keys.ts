import type { Sign, Verify } from '#lib/entries/make.ts'
import type { Ledger } from '../couch/ledger.ts'
import { newToken } from '#lib/entries/ids.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const
const publicKeyGrammar = /^[A-Za-z0-9_-]{87}$/

/** The gateway's own key: it signs certificates and the entries that it writes. `device` stands in those entries. */
export type GatewayKey = { device: string; publicKey: string; sign: Sign }

type KeyPage = { _id: string; device: string; publicKey: string; privateKey: string }

/** Opens the gateway's key in the ledger, or makes one the first time. */
export async function openGatewayKey(ledger: Ledger): Promise<GatewayKey> {
  const page =
    (await ledger.read<KeyPage>('key')) ?? (await ledger.change<KeyPage>('key', keepFirst(await newKey())))
  const bytes = new Uint8Array(Buffer.from(page.privateKey, 'base64url'))
  const privateKey = await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
  const { device, publicKey } = page
  return {
    device,
    publicKey,
    async sign(message) {
      const sig = await crypto.subtle.sign(signing, privateKey, new Uint8Array(message))
      return Buffer.from(sig).toString('base64url')
    },
  }
}

function keepFirst<T>(made: T): (old: T | undefined) => T {
  return (old) => old ?? made
}

async function newKey(): Promise<KeyPage> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  return {
    _id: 'key',
    device: newToken((n) => crypto.getRandomValues(new Uint8Array(n))),
    publicKey: Buffer.from(raw).toString('base64url'),
    privateKey: Buffer.from(pkcs8).toString('base64url'),
  }
}

/** True for a P-256 point as a device sends it: raw, uncompressed, 65 bytes as base64url, on the curve. */
export async function isPublicKey(text: unknown): Promise<boolean> {
  return typeof text === 'string' && (await importPublicKey(text)) !== undefined
}

async function importPublicKey(text: string): Promise<CryptoKey | undefined> {
  if (!publicKeyGrammar.test(text)) return undefined
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'))
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']).catch(() => undefined)
}

/** Checks signatures; a key that was used is kept ready, up to a thousand. */
export function createVerify(): Verify {
  const keys = new Map<string, Promise<CryptoKey | undefined>>()
  return async (publicKey, message, sig) => {
    const known = keys.get(publicKey) ?? importPublicKey(publicKey)
    if (keys.size >= 1000) keys.clear()
    keys.set(publicKey, known)
    const key = await known
    if (!key) return false
    const bytes = new Uint8Array(Buffer.from(sig, 'base64url'))
    return crypto.subtle.verify(signing, key, bytes, new Uint8Array(message))
  }
}
