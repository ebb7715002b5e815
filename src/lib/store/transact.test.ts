import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { refusalOf } from './transact.ts'

const named = (name: string) => new DOMException('', name)

describe('refusalOf', () => {
  it.each([
    ['a full disk', named('QuotaExceededError'), undefined, 'full'],
    ['a transaction broken off for want of room', named('AbortError'), named('QuotaExceededError'), 'full'],
    [
      'a full disk inside what Dexie wraps',
      new Dexie.AbortError('broken off', named('QuotaExceededError')),
      undefined,
      'full',
    ],
    [
      'rows that failed for want of room',
      new Dexie.BulkError('', [named('QuotaExceededError')]),
      null,
      'full',
    ],
    ['rows of a transaction broken off', new Dexie.BulkError('', [named('AbortError')]), null, 'storage'],
    ['a broken disk', named('UnknownError'), null, 'storage'],
    ['a closed database', new Dexie.DatabaseClosedError(), undefined, 'closed'],
    ['a newer database', named('VersionError'), undefined, 'newer-app'],
  ])('[S3] tells %s', (_, error, brokenBy, refusal) => {
    expect(refusalOf(error, brokenBy)).toBe(refusal)
  })

  it.each([
    new TypeError('x is undefined'),
    new Dexie.PrematureCommitError(),
    named('DataCloneError'),
    'a text',
  ])('throws a bug on: %s', (error) => {
    expect(() => refusalOf(error)).toThrow()
  })
})
