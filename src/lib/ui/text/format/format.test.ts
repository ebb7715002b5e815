import { expect, test } from 'vitest'
import { plural } from '../plural.ts'
import { formatCount } from './formatCount.ts'
import { formatDay, formatShortDay, formatToday, todayOf } from './formatDay.ts'
import { formatDue } from './formatDue.ts'
import { formatAt, formatClock, formatMoment, formatSince, formatWritten } from './formatMoment.ts'
import { formatSize } from './formatSize.ts'

const it = { language: 'it', timeZone: 'Europe/Rome' } as const
const en = { language: 'en', timeZone: 'Europe/Rome' } as const
const now = '2026-11-17T14:30:00+01:00'

test('a moment is as short as it stays clear', () => {
  expect(formatMoment('2026-11-17T14:18:00+01:00', it, now)).toBe('oggi 14:18')
  expect(formatMoment('2026-11-16T09:05:00+01:00', it, now)).toBe('ieri 9:05')
  expect(formatMoment('2026-09-02T10:05:00+02:00', it, now)).toBe('2 set 10:05')
  expect(formatMoment('2026-11-17T14:18:00+01:00', it, '2027-01-02T08:00:00Z')).toBe('17 nov 2026')
  expect(formatMoment(Date.UTC(2026, 10, 17, 13, 18), en, now)).toBe('today 14:18')
})

test('today is the wall’s day, not Greenwich’s', () => {
  expect(formatMoment('2026-11-16T23:30:00Z', it, now)).toBe('oggi 0:30')
  expect(todayOf('2026-11-16T23:30:00Z', 'Europe/Rome')).toBe('2026-11-17')
})

test('a clock that is a year off still prints, and garbage prints a dash', () => {
  expect(formatMoment('2031-03-01T10:00:00Z', it, now)).toBe('1 mar 2031')
  for (const junk of ['', 'yesterday', '2026-13-45', '2026-02-30']) {
    expect(formatDay(junk, it)).toBe('–')
    expect(formatDue(junk, it, now).words).toBe('–')
  }
  expect(formatMoment('', it, now)).toBe('–')
  expect(formatClock('yesterday', it)).toBe('–')
})

test('the moment of a value tells two of them apart', () => {
  expect(formatWritten('2026-11-16T10:42:00+01:00', it, now)).toBe('lun 16 nov, 10:42')
  expect(formatWritten('2025-11-16T10:42:00+01:00', it, now)).toBe('dom 16 nov 2025, 10:42')
})

test('days in full, in a list and at the head of a page', () => {
  expect(formatDay('2026-11-27', it)).toBe('27 novembre 2026')
  expect(formatDay('2026-11-27', en)).toBe('27 November 2026')
  expect(formatShortDay('2026-12-02', it, now)).toBe('2 dic')
  expect(formatShortDay('2025-12-02', it, now)).toBe('2 dic 2025')
  expect(formatToday(now, it)).toBe('Mar 17 novembre')
})

test('a deadline says who is late before it says a date', () => {
  expect(formatDue('2026-11-14', it, now)).toEqual({ words: 'da 3 giorni', tone: 'late' })
  expect(formatDue('2026-11-16', it, now)).toEqual({ words: 'da ieri', tone: 'late' })
  expect(formatDue('2026-11-17', it, now)).toEqual({ words: 'entro oggi', tone: 'today' })
  expect(formatDue('2026-11-18', it, now)).toEqual({ words: 'domani', tone: 'soon' })
  expect(formatDue('2026-11-20', it, now)).toEqual({ words: 'ven 20', tone: 'soon' })
  expect(formatDue('2026-12-02', it, now)).toEqual({ words: '2 dic', tone: 'later' })
})

test('numbers group every thousand, sizes are decimal', () => {
  expect(formatCount(1286, 'it')).toBe('1.286')
  expect(formatCount(10184, 'it')).toBe('10.184')
  expect(formatCount(1286, 'en')).toBe('1,286')
  expect(formatCount(0, 'it')).toBe('0')
  expect(formatSize(84_000_000, 'it')).toBe('84 MB')
  expect(formatSize(2_100_000_000, 'it')).toBe('2,1 GB')
  expect(formatSize(0, 'it')).toBe('0 kB')
  expect(formatSize(999, 'it')).toBe('1 kB')
})

test('plurals: one, other, zero, and Italian’s many', () => {
  const n = plural('it')
  const forms = { one: '# caso', other: '# casi' }
  expect(n(1, forms)).toBe('1 caso')
  expect(n(0, forms)).toBe('0 casi')
  expect(n(1_000_000, forms)).toBe('1.000.000 casi')
  expect(n(0, { ...forms, zero: 'nessun caso' })).toBe('nessun caso')
})

test('since when, with Italian’s article', () => {
  expect(formatSince('2026-11-17T12:41:00+01:00', it, now)).toBe('dalle 12:41')
  expect(formatSince('2026-11-17T01:20:00+01:00', it, now)).toBe('dall’1:20')
  expect(formatSince('2026-11-16T12:41:00+01:00', it, now)).toBe('da ieri 12:41')
  expect(formatSince('2026-11-17T12:41:00+01:00', en, now)).toBe('since 12:41')
  expect(formatAt('2026-11-17T14:20:00+01:00', it)).toBe('alle 14:20')
})
