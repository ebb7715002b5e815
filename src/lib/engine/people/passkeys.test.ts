import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import { openKeyring } from '#lib/store/keyring/open-keyring.ts'
import { noAttempts } from '#lib/vault/attempts.ts'
import { createVault } from '#lib/vault/create-vault.ts'
import { cheapKdfPolicy, cheapParams } from '#tests/fixtures/cheap-kdf.ts'
import type { Ports } from '../ports.ts'
import { addPasskey, hasPasskey, openWithPrf, prfOptions, removePasskeys } from './passkeys.ts'

const words = 'lago monte fiore sasso'
const credentialId = new Uint8Array(16).fill(7)
const answer = () => new Uint8Array(32).fill(9)

async function tablet() {
  const created = await createVault(words, cheapParams, cheapKdfPolicy)
  if (!created.ok) throw new Error(created.reason)
  const keyring = openKeyring(new IDBFactory(), IDBKeyRange)
  await keyring.put({
    id: 'p',
    login: 'giulia',
    name: 'Giulia',
    role: 'operatore',
    place: 'win-p',
    header: created.header as unknown as Json,
    measured: 0,
    attempts: { ...noAttempts },
    waiting: 0,
  })
  const ports = { keyring, kdf: cheapKdfPolicy, runtime: { now: () => 1_000_000 } } as unknown as Ports
  const header = async () => (await keyring.person('p'))?.header ?? null
  const salt = (await prfOptions(ports, 'p'))?.newSalt ?? new Uint8Array()
  return { ports, header, passkey: () => ({ credentialId, salt, output: answer() }) }
}

test('a passkey that was added opens the vault, and its answer does not linger in memory', async () => {
  const { ports, header, passkey } = await tablet()
  expect(hasPasskey(await header())).toBe(false)
  expect(await addPasskey(ports, 'p', words, passkey())).toEqual({ ok: true })
  expect(hasPasskey(await header())).toBe(true)
  const options = await prfOptions(ports, 'p')
  expect(options?.passkeys).toEqual([{ credentialId, salt: passkey().salt }])
  const output = answer()
  expect(await openWithPrf(ports, 'p', { credentialId, output })).toMatchObject({ ok: true })
  expect(output).toEqual(new Uint8Array(32))
})

test('every salt that is offered is another', async () => {
  const { ports } = await tablet()
  const [one, two] = [await prfOptions(ports, 'p'), await prfOptions(ports, 'p')]
  expect(one?.newSalt).toHaveLength(32)
  expect(one?.newSalt).not.toEqual(two?.newSalt)
  expect(one?.handle).toEqual(two?.handle)
})

test('another answer or another passkey opens nothing', async () => {
  const { ports, passkey } = await tablet()
  await addPasskey(ports, 'p', words, passkey())
  const wrong = { ok: false, reason: 'wrong-passkey' }
  expect(await openWithPrf(ports, 'p', { credentialId, output: new Uint8Array(32).fill(1) })).toEqual(wrong)
  const stranger = new Uint8Array(16).fill(8)
  expect(await openWithPrf(ports, 'p', { credentialId: stranger, output: answer() })).toEqual(wrong)
  expect(await openWithPrf(ports, 'nobody', { credentialId, output: answer() })).toMatchObject({
    reason: 'not-found',
  })
})

test('adding asks for the passphrase and counts wrong ones; too short an answer adds nothing', async () => {
  const { ports, header, passkey } = await tablet()
  for (let tried = 1; tried <= 5; tried += 1) {
    expect(await addPasskey(ports, 'p', 'sbagliata', passkey())).toMatchObject({ reason: 'wrong-passphrase' })
  }
  expect(await addPasskey(ports, 'p', words, passkey())).toMatchObject({ reason: 'wait' })
  const fresh = await tablet()
  const short = { ...fresh.passkey(), output: new Uint8Array(16) }
  expect(await addPasskey(fresh.ports, 'p', words, short)).toEqual({ ok: false, reason: 'wrong-passkey' })
  expect([hasPasskey(await header()), hasPasskey(await fresh.header())]).toEqual([false, false])
})

test('forgotten passkeys open nothing any more', async () => {
  const { ports, header, passkey } = await tablet()
  await addPasskey(ports, 'p', words, passkey())
  expect(await removePasskeys(ports, 'p')).toEqual({ ok: true })
  expect(hasPasskey(await header())).toBe(false)
  expect(await openWithPrf(ports, 'p', { credentialId, output: answer() })).toMatchObject({ ok: false })
})
