import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseWinCode, winCode } from './win-code.ts'

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const recordId = fc
  .tuple(fc.constantFrom('case', 'person', 'contact'), fc.stringMatching(/^[a-z2-7]{25}[aeimquy4]$/))
  .map(([kind, token]) => `${kind}-${token}`)

/** Puts one sign into the nine that count: the dashes and WIN are only dress. */
function body(code: string): string[] {
  return [...code.replace(/^WIN/, '').replaceAll('-', '')]
}

test('is fixed for ever: stored papers carry it', () => {
  expect(winCode('case-aaaaaaaaaaaaaaaaaaaaaaaaaa')).toBe('WIN-0000-0000-0')
  expect(winCode('case-abcdefghijklmnopqrstuvwxye')).toBe('WIN-0123-4567-Y')
  expect(winCode('person-7654zyxwvutsrqponmlkjihgfe')).toBe('WIN-ZYXW-SRQP-9')
})

test('one id has one code, which reads back with the letters of the id', () => {
  fc.assert(
    fc.property(recordId, (id) => {
      const code = winCode(id)
      expect(code).toMatch(/^WIN-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/)
      const token = id.slice(id.indexOf('-') + 1).slice(0, 8)
      expect(parseWinCode(code)).toEqual({ ok: true, code, token })
    }),
  )
})

test('a text that is no record id is a mistake of the caller', () => {
  for (const id of ['', 'case', 'case-abc', 'case-AAAAAAAAAAAAAAAAAAAAAAAAAA'])
    expect(() => winCode(id)).toThrow(RangeError)
})

describe('errors', () => {
  test('every single wrong sign is found, at every place', () => {
    fc.assert(
      fc.property(recordId, (id) => {
        const right = body(winCode(id))
        for (const place of right.keys())
          for (const sign of signs) {
            if (sign === right[place]) continue
            const wrong = right.with(place, sign).join('')
            expect(parseWinCode(wrong)).toEqual({ ok: false, reason: 'check' })
          }
      }),
    )
  })

  test('every swap of two signs is found, neighbours or not', () => {
    fc.assert(
      fc.property(recordId, (id) => {
        const right = body(winCode(id))
        for (const a of right.keys())
          for (const b of right.keys()) {
            if (right[a] === right[b]) continue
            const wrong = right.with(a, right[b] ?? '').with(b, right[a] ?? '')
            expect(parseWinCode(wrong.join(''))).toEqual({ ok: false, reason: 'check' })
          }
      }),
    )
  })

  test('each reason', () => {
    expect(parseWinCode('')).toEqual({ ok: false, reason: 'length' })
    expect(parseWinCode('WIN')).toEqual({ ok: false, reason: 'length' })
    expect(parseWinCode('WIN-0123-4567')).toEqual({ ok: false, reason: 'length' })
    expect(parseWinCode('WIN-0123-4567-YR')).toEqual({ ok: false, reason: 'length' })
    expect(parseWinCode('WIN-U123-4567-Y')).toEqual({ ok: false, reason: 'character' })
    expect(parseWinCode('WIN-È123-4567-Y')).toEqual({ ok: false, reason: 'character' })
    expect(parseWinCode('WIN-0123-4567-Z')).toEqual({ ok: false, reason: 'check' })
  })
})

test.each([
  'win-0123-4567-y',
  ' WIN 0123 4567 Y ',
  '01234567Y',
  'win01234567y',
  'WIN–0123–4567–Y',
  'W1N-O123-4567-Y',
  'WIN-OI23-4567-Y',
  'WIN-Ol23-4567-Y',
  'ＷＩＮ-0123-4567-Y',
])('reads %s', (text) => {
  expect(parseWinCode(text)).toMatchObject({ ok: true, code: 'WIN-0123-4567-Y' })
})

test('a code whose own signs begin like WIN loses none of them', () => {
  const id = `case-${'4bv'}${'a'.repeat(23)}`
  expect(winCode(id)).toMatch(/^WIN-W1N0-/)
  const typed = body(winCode(id)).join('')
  expect(parseWinCode(typed)).toMatchObject({ ok: true, code: winCode(id) })
  expect(parseWinCode(`win${typed}`)).toMatchObject({ ok: true, code: winCode(id) })
})

test('any text is read or refused with a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const reading = parseWinCode(text)
      if (!reading.ok) expect(['length', 'character', 'check']).toContain(reading.reason)
    }),
  )
})
