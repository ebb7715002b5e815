import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepLook, readLook } from './look.ts'

const kept = new Map<string, string>()

beforeEach(() => {
  globalThis.localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
})
afterEach(() => kept.clear())

const usual = { language: 'it', text: 'normal', theme: 'auto' }

test('starts in Italian and as the device looks', () => {
  expect(readLook()).toEqual(usual)
})

test('gives back the look that was kept, and nothing else of the settings', () => {
  keepLook({ language: 'en', text: 'larger', theme: 'dark', lockMinutes: 9 } as Parameters<
    typeof keepLook
  >[0])
  expect(readLook()).toEqual({ language: 'en', text: 'larger', theme: 'dark' })
  expect([...kept.values()].join()).not.toContain('9')
})

test('falls back piece by piece from what it does not know', () => {
  for (const text of ['{', 'null', '[]', '"x"', '{"language":"de","text":{},"theme":"dark"}']) {
    kept.set('win-look', text)
    expect(readLook()).toEqual(text.includes('dark') ? { ...usual, theme: 'dark' } : usual)
  }
})
