import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import { createDraftKeeper } from './draft-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An engine that takes its time and notes what it was told, in the order in which it was done. */
function slowEngine(ms = 0) {
  const done: [string, Json | undefined][] = []
  const later = (key: string, words?: Json) =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        done.push([key, words])
        resolve()
      }, ms)
    })
  return { done, putDraft: later, dropDraft: (key: string) => later(key) }
}

test('words are sealed within a second although the typing never rests', async () => {
  const engine = slowEngine(100)
  const keeper = createDraftKeeper(engine, 'contact')
  for (let typed = 1; typed <= 9; typed += 1) {
    keeper.note({ name: 'A'.repeat(typed) })
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(engine.done).toEqual([['contact', { name: 'AAAAA' }]])
})

test('the last words win, whatever the writes before take', async () => {
  const engine = slowEngine(3000)
  const keeper = createDraftKeeper(engine, 'contact')
  keeper.note('first')
  void keeper.seal()
  keeper.note('second')
  const sealed = keeper.seal()
  await vi.advanceTimersByTimeAsync(6000)
  await sealed
  expect(engine.done.map(([, words]) => words)).toEqual(['first', 'second'])
})

test('an untouched form writes nothing, and leaves an earlier draft alone', async () => {
  const engine = slowEngine()
  const keeper = createDraftKeeper(engine, 'contact')
  keeper.note(undefined)
  await keeper.seal()
  await vi.advanceTimersByTimeAsync(2000)
  expect(engine.done).toEqual([])
})

test('a form emptied again takes its draft away', async () => {
  const engine = slowEngine()
  const keeper = createDraftKeeper(engine, 'contact')
  keeper.note('words')
  await vi.advanceTimersByTimeAsync(600)
  keeper.note(undefined)
  await vi.advanceTimersByTimeAsync(600)
  expect(engine.done).toEqual([
    ['contact', 'words'],
    ['contact', undefined],
  ])
})

test('a dropped draft does not come back from a write that was under way or waiting', async () => {
  const engine = slowEngine(1000)
  const keeper = createDraftKeeper(engine, 'contact')
  keeper.note('under way')
  void keeper.seal()
  keeper.note('waiting')
  const dropped = keeper.drop()
  await vi.advanceTimersByTimeAsync(5000)
  await dropped
  expect(engine.done.at(-1)).toEqual(['contact', undefined])
  expect(engine.done.map(([, words]) => words)).not.toContain('waiting')
})

test('words written after a drop make a draft again', async () => {
  const engine = slowEngine()
  const keeper = createDraftKeeper(engine, 'case/x')
  keeper.note('one')
  void keeper.drop()
  keeper.note('two')
  await vi.advanceTimersByTimeAsync(600)
  expect(engine.done.at(-1)).toEqual(['case/x', 'two'])
})

test('a failed write does not stop the next', async () => {
  const engine = slowEngine()
  let isFirst = true
  const putDraft = (key: string, words: Json) => {
    if (!isFirst) return engine.putDraft(key, words)
    isFirst = false
    return Promise.reject(new Error('disk'))
  }
  const keeper = createDraftKeeper({ ...engine, putDraft }, 'contact')
  keeper.note('one')
  await expect(keeper.seal()).rejects.toThrow('disk')
  keeper.note('two')
  await vi.advanceTimersByTimeAsync(600)
  expect(engine.done).toEqual([['contact', 'two']])
})
