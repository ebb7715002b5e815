import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayPhone, parsePhone, parsePhones } from './phone.ts'

describe('one number, many hands', () => {
  test.each([
    '347 123 4567',
    '3471234567',
    '347-1234567',
    '347.12.34.567',
    '347/1234567',
    '+39 347 1234567',
    '0039 347 1234567',
    '(+39) 3471234567',
    '+39(347)1234567',
    '39 3471234567',
    'cell. 347 1234567',
    '347 1234567 (sorella)',
    '３４７ １２３ ４５６７',
  ])('%s', (text) => {
    expect(parsePhones(text)).toEqual([{ kind: 'mobile', key: '+393471234567', display: '347 123 4567' }])
  })
})

test.each([
  ['0571 73456', 'landline', '+39057173456', '0571 73 456'],
  ['0571/980211', 'landline', '+390571980211', '0571 980 211'],
  ['+39 0571 980211', 'landline', '+390571980211', '0571 980 211'],
  ['390571980211', 'landline', '+390571980211', '0571 980 211'],
  ['055 2345678', 'landline', '+390552345678', '055 234 5678'],
  ['06 12345678', 'landline', '+390612345678', '06 1234 5678'],
  ['3931234567', 'mobile', '+393931234567', '393 123 4567'],
  ['39 393 1234567', 'mobile', '+393931234567', '393 123 4567'],
  ['335 123456', 'mobile', '+39335123456', '335 123 456'],
  ['800 123456', 'service', '+39800123456', '800 123 456'],
  ['112', 'service', '+39112', '112'],
  ['+40 721 234 567', 'foreign', '+40721234567', '+40 721 234 567'],
  ['00355 69 123 4567', 'foreign', '+355691234567', '+355 691 234 567'],
  ['+212 6 12 34 56 78', 'foreign', '+212612345678', '+212 612 345 678'],
  ['+1 (202) 555-0123', 'foreign', '+12025550123', '+1 202 555 0123'],
  ['12', 'unclear', '12', '12'],
  ['5512345', 'unclear', '5512345', '5512345'],
])('%s is %s', (text, kind, key, display) => {
  expect(parsePhone(text)).toEqual({ kind, key, display })
})

describe('two numbers in one field', () => {
  test.each([
    '347 1234567 / 0571 980211',
    '3471234567/0571980211',
    '347 1234567, 0571 980211',
    '347 1234567 - 0571/980211',
    '347-1234567 o 0571-980211',
    '+393471234567 +390571980211',
  ])('%s', (text) => {
    expect(parsePhones(text).map((phone) => phone.key)).toEqual(['+393471234567', '+390571980211'])
  })
})

test('a stray digit beside a number is no number; alone it is kept', () => {
  expect(parsePhones('0571 980211 int. 4').map((phone) => phone.key)).toEqual(['+390571980211'])
  expect(parsePhones('4')).toEqual([{ kind: 'unclear', key: '4', display: '4' }])
  expect(parsePhones('non ce l’ha')).toEqual([])
  expect(parsePhones('+39')).toEqual([])
  expect(parsePhone('')).toBeUndefined()
})

test('shows a known number in groups and leaves every other text as it was written', () => {
  expect(displayPhone(' 3471234567')).toBe('347 123 4567')
  expect(displayPhone('347 1234567 (sorella) ')).toBe('347 1234567 (sorella)')
  expect(displayPhone('3471234567 / 0571980211')).toBe('3471234567 / 0571980211')
  expect(displayPhone('12 34')).toBe('12 34')
  expect(displayPhone('non ce l’ha')).toBe('non ce l’ha')
})

test('grouping keeps every digit, and what is displayed reads as the same number', () => {
  const number = fc.oneof(
    fc.stringMatching(/^3\d{8,9}$/),
    fc.stringMatching(/^0[1-9]\d{4,9}$/),
    fc.stringMatching(/^\+[124-9]\d{7,12}$/),
  )
  fc.assert(
    fc.property(number, (text) => {
      const phone = parsePhone(text)
      expect(parsePhone(phone?.display ?? '')).toEqual(phone)
      expect(text.replace(/^\+39/, '')).toBe(phone?.display.replaceAll(' ', ''))
    }),
  )
})

test('separators never change the key', () => {
  const separator = fc.constantFrom('', ' ', '.', '-', '  ')
  fc.assert(
    fc.property(
      fc.stringMatching(/^3\d{9}$/),
      fc.array(separator, { minLength: 9, maxLength: 9 }),
      (digits, gaps) => {
        const text = [...digits].map((digit, index) => digit + (gaps[index] ?? '')).join('')
        expect(parsePhones(text).map((phone) => phone.key)).toEqual([`+39${digits}`])
      },
    ),
  )
})

test('any text gives numbers or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d +()/–-]*$/)), (text) => {
      for (const { key, display } of parsePhones(text)) {
        expect(key).toMatch(/^\+?\d+$/)
        expect(display).not.toBe('')
      }
    }),
  )
})
