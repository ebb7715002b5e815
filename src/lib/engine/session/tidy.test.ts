import { describe, expect, it } from 'vitest'
import { isPlainText } from '#lib/entries/edge.ts'
import { tidy } from './tidy.ts'

describe('what people type or paste', () => {
  it('loses the marks that nobody sees and that make two equal words differ', () => {
    for (const mark of ['\u00ad', '\u200b', '\u2060', '\u2063', '\ufeff', '\u180e', '\u3164', '\u202d'])
      expect([mark.codePointAt(0), tidy(`Ros${mark}si`)]).toEqual([mark.codePointAt(0), 'Rossi'])
    expect(tidy('\u200b055\u00a0123\u200b')).toBe('055\u00a0123')
  })

  it('that holds nothing to be seen clears the field', () => {
    for (const empty of ['', '  \n', '\u200b', '\u00ad\u2060\ufeff', ' \u200d\u200c '])
      expect(tidy(empty)).toBeNull()
  })

  it('keeps the joiners that a script needs, and no others', () => {
    const persian = 'می\u200cخواهم'
    const nepali = 'श्री\u200dमान् क्\u200dष'
    const tamil = 'க்\u200cஷ'
    for (const word of [persian, nepali, tamil]) expect(tidy(word)).toBe(word)
    expect(tidy('Ro\u200dssi\u200c 12\u200d3')).toBe('Rossi 123')
  })

  it('keeps emoji whole', () => {
    for (const sign of [
      '👨\u200d👩\u200d👧',
      '👩🏽\u200d🔧',
      '🏳\ufe0f\u200d🌈',
      '❤\ufe0f',
      '🏴\u{e0067}\u{e0062}\u{e007f}',
    ])
      expect(tidy(`ok ${sign}`)).toBe(`ok ${sign}`)
    expect(tidy('👨\u200d casa')).toBe('👨 casa')
  })

  it('keeps each line of what other systems break otherwise', () => {
    expect(tidy('uno\r\ndue\rtre\u2028quattro\u2029cinque')).toBe('uno\ndue\ntre\nquattro\ncinque')
  })

  it('is done once: what is tidy stays as it is, and passes the wire', () => {
    for (const text of [
      'a\u200b\u0301',
      '\u00ad e\u0300 \u200d\u200d',
      'می\u200c\u200cخ',
      ' \ufeff\u202ex\u0000 ',
    ]) {
      const once = tidy(text)
      expect(tidy(once)).toEqual(once)
      expect(once === null || isPlainText(once as string)).toBe(true)
    }
  })

  it('other values stay', () => {
    expect([tidy(3), tidy(null), tidy(false), tidy(['LAVORO'])]).toEqual([3, null, false, ['LAVORO']])
  })
})
