import { describe, expect, it } from 'vitest'
import { openVaultFromKey } from './open-vault.ts'

const dataKey = () => new Uint8Array(32).fill(3)
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    aad: `entries/${index}`,
    value: { index, età: 'è'.repeat(index % 700) },
  }))
const locked = { ok: false, reason: 'locked' }

async function sealedRows(count: number) {
  const vault = await openVaultFromKey(dataKey())
  const sealed = await vault.sealAllJson(rowsOf(count))
  if (!sealed.ok) throw new Error(sealed.reason)
  return { vault, rows: rowsOf(count).map(({ aad }, at) => ({ aad, sealed: sealed.sealed[at]! })) }
}

describe('an open vault', () => {
  it('[V8] opens single rows and bytes as they were sealed', async () => {
    const vault = await openVaultFromKey(dataKey())
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index & 255)
    for (const plaintext of [new Uint8Array(0), bytes]) {
      const sealed = await vault.seal('drafts/1', plaintext)
      if (!sealed.ok) throw new Error(sealed.reason)
      const opened = await vault.open('drafts/1', sealed.sealed)
      expect(opened).toEqual({ ok: true, plaintext })
      // Sent to another thread, a view would take its padding along.
      expect(opened.ok && opened.plaintext.buffer.byteLength).toBe(plaintext.length)
    }
  })

  it('[V8] batches keep their order over many chunks', async () => {
    const { vault, rows } = await sealedRows(1000)
    const opened = await vault.openAllJson(rows)
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.opened).toEqual(rowsOf(1000).map(({ value }) => ({ ok: true, value })))
    expect(await vault.openAllJson([])).toEqual({ ok: true, opened: [] })
  })

  it('[V8] two rows put in each other’s place both fail, and the others open', async () => {
    const { vault, rows } = await sealedRows(4)
    const [one, two, three, four] = rows.map(({ sealed }) => sealed)
    const swapped = [two, one, three, four].map((sealed, at) => ({ aad: `entries/${at}`, sealed: sealed! }))
    const opened = await vault.openAll(swapped)
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.opened.map((row) => row.ok || row.reason)).toEqual(['damaged', 'damaged', true, true])
  })

  it('[V8] no two sealings use one nonce, within a batch and over 65,536 bytes of nonces', async () => {
    const vault = await openVaultFromKey(dataKey())
    const row = { aad: 'entries/1', plaintext: new Uint8Array(1) }
    const sealed = await vault.sealAll(Array.from({ length: 6000 }, () => row))
    if (!sealed.ok) throw new Error(sealed.reason)
    const nonces = sealed.sealed.map((bytes) => Buffer.from(bytes.subarray(2, 14)).toString('hex'))
    expect(new Set(nonces).size).toBe(6000)
  })

  it('[V8] bytes that are no JSON open as bytes only', async () => {
    const vault = await openVaultFromKey(dataKey())
    for (const plaintext of [Uint8Array.of(0xff, 0xfe), new TextEncoder().encode('{"a":')]) {
      const sealed = await vault.seal('entries/1', plaintext)
      if (!sealed.ok) throw new Error(sealed.reason)
      expect(await vault.openJson('entries/1', sealed.sealed)).toEqual({ ok: false, reason: 'damaged' })
    }
  })

  it('[V7] a row of a newer format is unsupported, not damaged', async () => {
    const { vault, rows } = await sealedRows(1)
    const newer = rows[0]!.sealed.slice()
    newer[0] = 2
    expect(await vault.openJson('entries/0', newer)).toEqual({ ok: false, reason: 'unsupported' })
  })

  it('[V10] refuses everything once locked', async () => {
    const { vault, rows } = await sealedRows(1)
    const [{ aad, sealed } = { aad: '', sealed: new Uint8Array(0) }] = rows
    expect(vault.isLocked()).toBe(false)
    vault.lock()
    vault.lock()
    expect(vault.isLocked()).toBe(true)
    const plaintext = new Uint8Array(1)
    const answers = await Promise.all([
      vault.seal(aad, plaintext),
      vault.open(aad, sealed),
      vault.sealJson(aad, 1),
      vault.openJson(aad, sealed),
      vault.sealAll([{ aad, plaintext }]),
      vault.openAll(rows),
      vault.sealAllJson([{ aad, value: 1 }]),
      vault.openAllJson(rows),
    ])
    expect(answers).toEqual(answers.map(() => locked))
  })

  it('[V10] a lock in mid work withholds what is being opened and finishes what is being sealed', async () => {
    const { vault, rows } = await sealedRows(600)
    const opening = vault.openAllJson(rows)
    const sealing = vault.sealAllJson(rowsOf(600))
    vault.lock()
    expect(await opening).toEqual(locked)
    const sealed = await sealing
    if (!sealed.ok) throw new Error(sealed.reason)
    const again = await openVaultFromKey(dataKey())
    const last = await again.openJson('entries/599', sealed.sealed[599]!)
    expect(last).toEqual({ ok: true, value: rowsOf(600)[599]!.value })
  })
})
