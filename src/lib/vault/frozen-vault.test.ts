import { createDecipheriv, hkdfSync } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import { describe, expect, it } from 'vitest'
import { fromBase64url } from './base64url.ts'
import { standardKdfPolicy } from './kdf-policy.ts'
import { unlockVault, unlockWithPrf } from './unlock-vault.ts'

// Made by the first version of format 1 and never to be made again: what tablets hold must open for ever.
const passphrase = 'cucina perché lontra violino'
const header = {
  version: 1,
  id: 'SlQx7XZjYfYV-ZgwYR2RKw',
  slots: [
    {
      type: 'passphrase',
      salt: 'tN_yRrG1aX7jMq5-JCD58Q',
      params: { memoryKiB: 19456, passes: 2, parallelism: 1 },
      wrapped: 'e6FnfK9DKTjdqpPou5T4NZjZVue5eqI-2PDm2Jf7Vi840FFqf4PNlHyxmEzdde2epa9H5Be2gSpJfa_B',
      check: 'uXWJ--2PRuHD0_d7',
    },
    {
      type: 'prf',
      credentialId: 'passkey-one',
      salt: 'GLLLHs3GkWFfbkeBLYt2S8AupRi66pkcK3ta9tJcMoA',
      wrapped: 'UNLZYpOVkFTURJViIqMdCH25z3l1YEqaqby7r-isfM6lUCbXHHEVOB-sz23ZifJtcXuNJZnY0o9fzYn0',
      check: 'vkNOlhiJ7ZcLEUiz',
    },
  ],
}
const prfOutput = Uint8Array.from({ length: 32 }, (_, index) => (index * 7) & 255)
const aad = 'entries/case-1'
const content = { cognome: 'Lo Presti', età: 41 }
const row =
  'AQGINIbVtTvYy9KNXFZUGQEg9Fgra11NDtNEqDUbxgkY14i_Dk5QTglDZs-qw4YrB2Pfk1IP0MtpY-S10h-9waxz_bRzr4UcIU-XYRaF5l' +
  'VOkmlrd_NZZfmtiDM_-VxLQs4JZXiDV-8AHPNLuvcKI41aDdMv6ETiPTGaKfdfdaxnYGxWEa8nk78JEtl3rNagINdo5TeMh7j3oigC6Z7_' +
  'BmJQixgH7BvHzKOWMre9BT6XWNtgiRM5uX2wV76caQcgJfQMHf018gM08EcWz4efWO8hCKTZtqhdWRJrFFqA11dYOva3oWpZMQrN2aNSXg' +
  'QImQIsipLIwN0VrZzFHaGDnoG3sp2VNGFJwkT8ZbwYqtvbkrOMAViZ9KXORnl8Wg'
const sealed = fromBase64url(row) ?? new Uint8Array(0)

/** The format once more, written from its description with Node's own primitives. */
function openByHand(key: Uint8Array, aadText: string, ciphertext: Uint8Array, nonce: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from(aadText))
  decipher.setAuthTag(ciphertext.subarray(-16))
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()])
}
const hkdf = (secret: Uint8Array, info: string) =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, 32))

describe('a vault of the first version', () => {
  it('[V2] opens by passphrase and by passkey, and so does its row', async () => {
    const byPassphrase = await unlockVault(header, passphrase, standardKdfPolicy)
    const byPasskey = await unlockWithPrf(header, { credentialId: 'passkey-one', output: prfOutput })
    for (const unlocked of [byPassphrase, byPasskey]) {
      if (!unlocked.ok) throw new Error(unlocked.reason)
      expect(await unlocked.vault.openJson(aad, sealed)).toEqual({ ok: true, value: content })
    }
  })

  it('[V2] [V8] is what the description says, bit for bit, by another implementation', async () => {
    const [slot] = header.slots
    const hash = await argon2id({
      password: passphrase,
      salt: fromBase64url(slot?.salt) ?? '',
      memorySize: 19456,
      iterations: 2,
      parallelism: 1,
      hashLength: 32,
      outputType: 'binary',
    })
    const wrapped = fromBase64url(slot?.wrapped) ?? new Uint8Array(0)
    const kek = hkdf(hash, 'win\nvault\n1\nkek\npassphrase')
    const slotAad = `win\nvault\n1\nslot\n${header.id}\npassphrase\n`
    const dataKey = openByHand(kek, slotAad, wrapped.subarray(12), wrapped.subarray(0, 12))
    const rowKey = hkdf(dataKey, 'win\nvault\n1\nrows')
    const rowAad = `win\nvault\n1\nrow\n1\n1\n${aad}`
    const padded = openByHand(rowKey, rowAad, sealed.subarray(14), sealed.subarray(2, 14))

    expect([...sealed.subarray(0, 2)]).toEqual([1, 1])
    expect(padded).toHaveLength(256)
    const length = padded.readUInt32BE(0)
    expect(JSON.parse(padded.subarray(4, 4 + length).toString('utf8'))).toEqual(content)
    expect(padded.subarray(4 + length).every((byte) => byte === 0)).toBe(true)
  })
})
