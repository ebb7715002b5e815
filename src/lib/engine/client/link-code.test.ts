import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, readLinkCode, sdpOf, writeLinkCode, type LinkCode } from './link-code.ts'

const code: LinkCode = {
  role: 'offer',
  ufrag: 'aB3+',
  password: 'x/9'.repeat(8),
  fingerprint: Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, '0').toUpperCase()).join(':'),
  candidates: [
    { address: '192.168.43.1', port: 40123 },
    { address: 'fe80::1', port: 9 },
    { address: '0d4f8a52-1c1e-4b5e-9d0a-7a5a1a2b3c4d.local', port: 65535 },
  ],
}

describe('the code by which two tablets reach each other', () => {
  it('comes back the same from its text, and from the description that it stands for', () => {
    for (const role of ['offer', 'answer'] as const) {
      const each = { ...code, role }
      expect(readLinkCode(writeLinkCode(each))).toEqual(each)
      expect(codeOf(role, sdpOf(each))).toEqual(each)
    }
  })

  it('is small enough to be read off a screen', () => {
    expect(writeLinkCode(code).length).toBeLessThan(300)
  })

  it('lets nothing else into a description: no line, no other address, no other field', () => {
    const text = writeLinkCode(code)
    const wrong = [
      '',
      'https://example.org',
      text.replace('WIN1', 'WIN2'),
      text.replace(';O;', ';X;'),
      text.replace('aB3+', 'a\r\na=evil'),
      text.replace('192.168.43.1', '1\r\na=x'),
      text.replace('40123', '70000'),
      `${text};more`,
      text.replace('00', '0'),
      `${text}${',1.1.1.1|1'.repeat(9)}`,
    ]
    for (const each of wrong) expect(readLinkCode(each)).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (any) => {
        const read = readLinkCode(any)
        expect(read === undefined || !/[\r\n]/.test(sdpOf(read).replaceAll('\r\n', ''))).toBe(true)
      }),
    )
  })
})
