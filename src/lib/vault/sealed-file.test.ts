import { describe, expect, it } from 'vitest'
import { cheapKdfPolicy } from '#tests/fixtures/cheap-kdf.ts'
import { utf8 } from './bytes.ts'
import { openSealedFile, sealFile } from './sealed-file.ts'

const words = 'ponte barca sole lana vino'
const params = cheapKdfPolicy.floor
const seal = async (text: string) => {
  const made = await sealFile(utf8(text), words, params, cheapKdfPolicy)
  if (!made.ok) throw new Error(made.reason)
  return made.file
}
const open = (file: Uint8Array, said = words) => openSealedFile(file, said, cheapKdfPolicy)

describe('[V17] a sealed file', () => {
  it('opens with its words, and says nothing without them', async () => {
    const secret = 'Lucia abita in via del Giglio. '.repeat(200)
    const file = await seal(secret)
    expect(new TextDecoder().decode(file)).not.toContain('Giglio')
    const opened = await open(file, '  Ponte  BARCA sole lana vino ')
    expect(opened.ok && new TextDecoder().decode(opened.content)).toBe(secret)
    expect(file.length).toBeLessThan(secret.length / 4)
    expect(await open(file, 'ponte barca sole lana vini')).toEqual({ ok: false, reason: 'wrong-passphrase' })
  })

  it('is another file each time', async () => {
    expect(await seal('uguale')).not.toEqual(await seal('uguale'))
  })

  it('does not open when any of its bytes was changed, and never throws', async () => {
    const file = await seal('parole')
    for (let i = 0; i < file.length; i += 1) {
      const changed = file.slice()
      changed[i] = (changed[i] ?? 0) ^ 1
      expect((await open(changed)).ok).toBe(false)
    }
    for (const nothing of [new Uint8Array(), utf8('{}\n'), utf8('x'.repeat(5000)), utf8('{"win":1}\nabc')])
      expect(await open(nothing)).toEqual({ ok: false, reason: 'damaged' })
  })
})
