import { expect, it } from 'vitest'
import { createWarmCase } from './warm-case.ts'

function speaker() {
  const opened: string[] = []
  let hear: (signal: { type: 'changed' }) => void = () => undefined
  const client = {
    openCase(record: string) {
      opened.push(record)
      return Promise.resolve(undefined)
    },
    onSignal(listener: typeof hear) {
      hear = listener
      return () => undefined
    },
  }
  const warm = createWarmCase(client as unknown as Parameters<typeof createWarmCase>[0])
  return { opened, warm, change: () => hear({ type: 'changed' }) }
}

it('asks once for a row that is pressed, and gives the answer once', () => {
  const { opened, warm } = speaker()
  warm.ask('case-a')
  warm.ask('case-a')
  expect(opened).toEqual(['case-a'])
  expect(warm.take('case-b')).toBeUndefined()
  warm.ask('case-a')
  expect(warm.take('case-a')).toBeDefined()
  expect(warm.take('case-a')).toBeUndefined()
})

it('gives nothing once something changed', () => {
  const { warm, change } = speaker()
  warm.ask('case-a')
  change()
  expect(warm.take('case-a')).toBeUndefined()
})
