import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seededDeviceKey, seededPkcs8 } from '#tests/fixtures/seeded-device-key.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { utf8 } from './bytes.ts'
import { createDeviceKey, importDeviceKey, verifySignature } from './device-key.ts'

const message = utf8('impronta di una registrazione')
const rawBytes = (text: string) => fromBase64url(text) ?? new Uint8Array(0)

describe('device key', () => {
  it('[V11] signs what the public key verifies, and comes back the same from its sealed bytes', async () => {
    const { key, pkcs8 } = await createDeviceKey()
    const imported = await importDeviceKey(pkcs8)
    if (!imported.ok) throw new Error(imported.reason)
    expect(imported.key.publicKey).toBe(key.publicKey)
    expect(rawBytes(key.publicKey)).toHaveLength(65)
    for (const signer of [key, imported.key]) {
      const signature = await signer.sign(message)
      expect(rawBytes(signature)).toHaveLength(64)
      expect(await verifySignature(key.publicKey, message, signature)).toBe(true)
    }
    expect(JSON.stringify(key)).toBe(JSON.stringify({ publicKey: key.publicKey }))
  })

  it('[V11] is plain ECDSA P-256 with SHA-256: Node’s own verifier agrees', async () => {
    const { key } = await createDeviceKey()
    const point = rawBytes(key.publicKey)
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: toBase64url(point.slice(1, 33)),
      y: toBase64url(point.slice(33)),
    }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const signature = rawBytes(await key.sign(message))
    expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
  })

  it('[V11] does not verify another message, another key, or any changed byte', async () => {
    const [{ key }, other] = [await createDeviceKey(), await createDeviceKey()]
    const signature = await key.sign(message)
    expect(await verifySignature(key.publicKey, utf8('altro'), signature)).toBe(false)
    expect(await verifySignature(other.key.publicKey, message, signature)).toBe(false)
    for (let at = 0; at < 64; at += 1) {
      const changed = rawBytes(signature).slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await verifySignature(key.publicKey, message, toBase64url(changed))).toBe(false)
    }
  })

  it('[V11] answers false, and throws nothing, to what is not well formed', async () => {
    const { key } = await createDeviceKey()
    const signature = await key.sign(message)
    const offCurve = rawBytes(key.publicKey).slice()
    offCurve[64] = (offCurve[64] ?? 0) ^ 1
    const keys = ['', 'no', toBase64url(offCurve), toBase64url(new Uint8Array(65)), `${key.publicKey}=`]
    for (const publicKey of keys) expect(await verifySignature(publicKey, message, signature)).toBe(false)
    for (const bad of ['', signature.slice(1), `${signature}AA`, toBase64url(new Uint8Array(64))]) {
      expect(await verifySignature(key.publicKey, message, bad)).toBe(false)
    }
    const { pkcs8 } = await createDeviceKey()
    const flipped = pkcs8.slice()
    flipped[30] = (flipped[30] ?? 0) ^ 0xff
    for (const bytes of [new Uint8Array(0), new Uint8Array(138), pkcs8.subarray(0, 60), flipped]) {
      expect(await importDeviceKey(bytes)).toEqual({ ok: false, reason: 'damaged' })
    }
  })
})

describe('seeded device keys for simulations', () => {
  it('[V11] one seed makes one working key, another seed another', async () => {
    const [one, again, two] = [seededPkcs8('seme 1'), seededPkcs8('seme 1'), seededPkcs8('seme 2')]
    expect(one).toEqual(again)
    expect(one).not.toEqual(two)
    const key = await seededDeviceKey('seme 1')
    expect(key.publicKey).toBe(
      'BA5D_QNV5Oa5cAL8nS-HA207flUPMPqKchOLIvtDJNqa-896dX4PxExVcOOGvcmrPwvZQ5KQm8PN2xKHpL3onOo',
    )
    expect(await verifySignature(key.publicKey, message, await key.sign(message))).toBe(true)
  })
})
