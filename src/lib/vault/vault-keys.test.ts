import { describe, expect, it } from 'vitest'
import { cheapKdfPolicy, cheapParams } from '#tests/fixtures/cheap-kdf.ts'
import { randomBytes } from './bytes.ts'
import { addPrfSlot, changePassphrase, raiseParams, removePrfSlot } from './change-keys.ts'
import { createVault } from './create-vault.ts'
import { newPrfSalt } from './prf-slot.ts'
import { unlockVault, unlockWithPrf } from './unlock-vault.ts'
import { listPrfSlots, type VaultHeader } from './vault-header.ts'

const passphrase = 'lontra violino cucina ponte'
const proof = { type: 'passphrase', passphrase } as const
const aad = 'entries/1'

async function newVault() {
  const made = await createVault(passphrase, cheapParams, cheapKdfPolicy)
  if (!made.ok) throw new Error(made.reason)
  const row = await made.vault.sealJson(aad, 'segreto')
  if (!row.ok) throw new Error(row.reason)
  return { ...made, row: row.sealed }
}

function headerOf(changed: { ok: true; header: VaultHeader } | { ok: false; reason: string }): VaultHeader {
  if (!changed.ok) throw new Error(changed.reason)
  return changed.header
}

/** What a header and a secret open: the content of the row, or the reason why not. */
async function tryPassphrase(stored: unknown, text: string, row: Uint8Array): Promise<unknown> {
  const unlocked = await unlockVault(stored, text, cheapKdfPolicy)
  if (!unlocked.ok) return unlocked.reason
  const opened = await unlocked.vault.openJson(aad, row)
  return opened.ok ? opened.value : opened.reason
}

const passkey = () => ({
  credentialId: 'passkey-one',
  salt: newPrfSalt(),
  output: randomBytes(32),
})

describe('createVault and unlockVault', () => {
  it('[V1] a header survives being stored as JSON and opens only with its passphrase', async () => {
    const { header, row } = await newVault()
    const stored: unknown = JSON.parse(JSON.stringify(header))
    expect(await tryPassphrase(stored, passphrase, row)).toBe('segreto')
    expect(await tryPassphrase(stored, 'lontra violino cucina pontile', row)).toBe('wrong-passphrase')
    expect(await tryPassphrase(stored, '', row)).toBe('wrong-passphrase')
  })

  it('[V1] two vaults with one passphrase share nothing', async () => {
    const [one, two] = [await newVault(), await newVault()]
    expect(one.header.id).not.toBe(two.header.id)
    expect(await tryPassphrase(one.header, passphrase, two.row)).toBe('damaged')
  })

  it('[V3] refuses to make or open a vault at a cost outside the policy', async () => {
    const dear = { memoryKiB: 128, passes: 1, parallelism: 1 } as const
    const made = await createVault(passphrase, dear, cheapKdfPolicy)
    expect(made).toEqual({ ok: false, reason: 'bad-parameters' })
    const { header } = await newVault()
    const slots = header.slots.map((slot) => ({ ...slot, params: dear }))
    expect(await tryPassphrase({ ...header, slots }, passphrase, new Uint8Array(0))).toBe('bad-parameters')
  })

  it('[V6] never blames the passphrase when any byte of the header has changed', async () => {
    const { header } = await newVault()
    const text = JSON.stringify(header)
    const reasons = new Set<unknown>()
    for (let at = 0; at < text.length; at += 1) {
      for (const flip of [1, 2, 16]) {
        const bytes = Buffer.from(text)
        bytes[at] = (bytes[at] ?? 0) ^ flip
        const outcome = await tryPassphrase(parse(bytes.toString('latin1')), passphrase, new Uint8Array(0))
        reasons.add(outcome)
      }
    }
    expect([...reasons].sort()).toEqual(['bad-parameters', 'damaged', 'unsupported-version'])
  })

  it.each([[undefined], [null], [7], ['testo'], [[]], [{}], [{ version: 1, id: 'x', slots: null }]])(
    '[V6] calls %j damaged',
    async (stored) => {
      expect(await tryPassphrase(stored, passphrase, new Uint8Array(0))).toBe('damaged')
    },
  )

  it('[V7] refuses a newer version and carries unknown kinds of slot along', async () => {
    const { header, row } = await newVault()
    expect(await tryPassphrase({ ...header, version: 2 }, passphrase, row)).toBe('unsupported-version')
    const recovery = { type: 'recovery', anything: [1, 2] }
    const newer = { ...header, slots: [recovery, ...header.slots] }
    expect(await tryPassphrase(newer, passphrase, row)).toBe('segreto')
    const next = { passphrase: 'un altro testo qualunque', params: cheapParams }
    const changed = headerOf(await changePassphrase(newer, proof, next, cheapKdfPolicy))
    expect(changed.slots).toContainEqual(recovery)
  })
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

describe('changing the keys', () => {
  const next = { passphrase: 'gelato montagna ruota seta', params: cheapParams }

  it('[V9] changePassphrase leaves rows and open vaults as they are', async () => {
    const { header, row, vault } = await newVault()
    const changed = headerOf(await changePassphrase(header, proof, next, cheapKdfPolicy))
    expect(await tryPassphrase(changed, next.passphrase, row)).toBe('segreto')
    expect(await tryPassphrase(changed, passphrase, row)).toBe('wrong-passphrase')
    expect(await vault.openJson(aad, row)).toEqual({ ok: true, value: 'segreto' })
    expect(changed.id).toBe(header.id)
  })

  it('[V9] changes nothing without proof', async () => {
    const { header } = await newVault()
    const wrong = { type: 'passphrase', passphrase: 'un altro testo qualunque' } as const
    const refusal = { ok: false, reason: 'wrong-passphrase' }
    expect(await changePassphrase(header, wrong, next, cheapKdfPolicy)).toEqual(refusal)
    expect(await addPrfSlot(header, wrong, passkey(), cheapKdfPolicy)).toEqual(refusal)
    const dearer = { ...cheapParams, memoryKiB: 64 }
    expect(await raiseParams(header, wrong.passphrase, dearer, cheapKdfPolicy)).toEqual(refusal)
  })

  it('[V4] raiseParams re-wraps at a dearer cost, and only then', async () => {
    const { header, row } = await newVault()
    const dearer = { ...cheapParams, memoryKiB: 64 }
    const raised = await raiseParams(header, passphrase, dearer, cheapKdfPolicy)
    expect(raised).toMatchObject({ ok: true, raised: true })
    const unlocked = await unlockVault(headerOf(raised), passphrase, cheapKdfPolicy)
    expect(unlocked).toMatchObject({ ok: true, params: dearer })
    expect(await tryPassphrase(headerOf(raised), passphrase, row)).toBe('segreto')
    for (const params of [cheapParams, dearer, { ...cheapParams, passes: 2 }]) {
      const again = await raiseParams(headerOf(raised), passphrase, params, cheapKdfPolicy)
      expect(again).toEqual({ ok: true, raised: false, header: headerOf(raised) })
    }
  })

  it('[V9] a passkey opens the same rows until it is removed, and the passphrase always does', async () => {
    const { header, row } = await newVault()
    const key = passkey()
    const added = headerOf(await addPrfSlot(header, proof, key, cheapKdfPolicy))
    expect(listPrfSlots(added)).toMatchObject([{ credentialId: 'passkey-one', salt: key.salt }])
    const unlocked = await unlockWithPrf(JSON.parse(JSON.stringify(added)), key)
    if (!unlocked.ok) throw new Error(unlocked.reason)
    expect(await unlocked.vault.openJson(aad, row)).toEqual({ ok: true, value: 'segreto' })
    const removed = headerOf(removePrfSlot(added, 'passkey-one'))
    expect(await unlockWithPrf(removed, key)).toEqual({ ok: false, reason: 'no-slot' })
    expect(await tryPassphrase(added, passphrase, row)).toBe('segreto')
    expect(await tryPassphrase(removed, passphrase, row)).toBe('segreto')
  })

  it('[V9] a passkey is proof enough to set another passphrase', async () => {
    const { header, row } = await newVault()
    const key = passkey()
    const added = headerOf(await addPrfSlot(header, proof, key, cheapKdfPolicy))
    const changed = headerOf(await changePassphrase(added, { type: 'prf', ...key }, next, cheapKdfPolicy))
    expect(await tryPassphrase(changed, next.passphrase, row)).toBe('segreto')
    expect((await unlockWithPrf(changed, key)).ok).toBe(true)
  })

  it('[V9] adding a passkey again replaces its slot', async () => {
    const { header } = await newVault()
    const [first, second] = [passkey(), passkey()]
    const once = headerOf(await addPrfSlot(header, proof, first, cheapKdfPolicy))
    const twice = headerOf(await addPrfSlot(once, proof, second, cheapKdfPolicy))
    expect(twice.slots).toHaveLength(2)
    expect(await unlockWithPrf(twice, first)).toEqual({ ok: false, reason: 'wrong-prf' })
    expect((await unlockWithPrf(twice, second)).ok).toBe(true)
  })

  it('[V6] a broken or foreign passkey slot is refused and does not keep the passphrase out', async () => {
    const { header, row } = await newVault()
    const key = passkey()
    const added = headerOf(await addPrfSlot(header, proof, key, cheapKdfPolicy))
    const broken = {
      ...added,
      slots: added.slots.map((slot) => ({ ...slot, ...(slot.type === 'prf' && { wrapped: 'AA' }) })),
    }
    expect(await unlockWithPrf(broken, key)).toEqual({ ok: false, reason: 'damaged' })
    expect(await tryPassphrase(broken, passphrase, row)).toBe('segreto')
    for (const length of [0, 16, 31]) {
      const short = { ...key, output: key.output.subarray(0, length) }
      const refusal = { ok: false, reason: 'wrong-prf' }
      expect(await unlockWithPrf(added, short)).toEqual(refusal)
      expect(await addPrfSlot(header, proof, short, cheapKdfPolicy)).toEqual(refusal)
    }
  })
})
