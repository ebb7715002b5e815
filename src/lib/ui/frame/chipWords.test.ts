import { expect, test } from 'vitest'
import type { SyncView } from '#lib/engine/views.ts'
import { italian } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import { chipWords } from './chipWords.ts'

const now = Date.parse('2026-11-17T14:30:00+01:00')
const text = createText({
  words: () => italian,
  device: () => 'tablet',
  now: () => now,
  timeZone: 'Europe/Rome',
})
const at = (clock: string) => Date.parse(`2026-11-17T${clock}:00+01:00`)

const quiet: SyncView = {
  phase: 'idle',
  online: true,
  local: 0,
  sent: 0,
  confirmed: 1286,
  refused: 0,
  quarantined: 0,
  conflicts: 0,
  lastExchange: at('14:20'),
  forcedOffline: false,
}
const wordsOf = (sync: Partial<SyncView>) => chipWords({ ...quiet, ...sync }, text)

test('up to date is said only when nothing waits, nothing needs a person, and the exchange was today', () => {
  expect(wordsOf({})).toMatchObject({ icon: 'check', long: 'Aggiornato alle 14:20' })
  const worse: Partial<SyncView>[] = [
    { local: 1 },
    { sent: 1 },
    { refused: 1 },
    { conflicts: 1 },
    { quarantined: 1 },
    { lastExchange: undefined },
    { lastExchange: at('14:20') - 86_400_000 },
    { online: false },
    { forcedOffline: true },
    { trouble: 'server' },
    { trouble: 'unauthorised' },
    { trouble: 'revoked' },
    { trouble: 'portal' },
    { trouble: 'busy' },
    { trouble: 'first-sync' },
    { phase: 'pulling' },
    { phase: 'pushing' },
    { phase: 'reconciling' },
  ]
  for (const sync of worse) {
    const { icon, long } = wordsOf(sync)
    expect(icon, JSON.stringify(sync)).not.toBe('check')
    expect(long, JSON.stringify(sync)).not.toContain('Aggiornato')
  }
})

test('offline is told with what waits and since when, zero as 0', () => {
  expect(wordsOf({ online: false, local: 11, offlineSince: at('12:41') })).toMatchObject({
    icon: 'offline',
    long: '11 su questo tablet · senza rete dalle 12:41',
    short: '11',
  })
  expect(wordsOf({ online: false, offlineSince: at('12:41') - 86_400_000 }).long).toBe(
    '0 da inviare · senza rete da ieri 12:41',
  )
})

test('sending shows how far it is', () => {
  expect(wordsOf({ phase: 'pushing', local: 7, progress: { done: 4, total: 11 } })).toMatchObject({
    long: 'Invio in corso 4 di 11',
    short: '4 di 11',
  })
})

test('the name begins with Sincronizzazione and says everything, also what stands only on wide screens', () => {
  const sync = { online: false, local: 11, offlineSince: at('12:41'), lastExchange: at('12:41') }
  expect(wordsOf({ ...sync, refused: 1, conflicts: 2 })).toMatchObject({
    toSee: 3,
    name:
      'Sincronizzazione: 11 su questo tablet · senza rete dalle 12:41. ' +
      '3 da vedere: 1 rifiutata, 2 in conflitto. Ultimo scambio oggi 12:41.',
  })
  expect(wordsOf({ lastExchange: undefined }).name).toBe(
    'Sincronizzazione: Mai sincronizzato · 0 da inviare.',
  )
})

test('what is seen is part of what is heard', () => {
  for (const trouble of ['portal', 'unauthorised', 'revoked', 'busy', 'server', 'first-sync'] as const) {
    const words = wordsOf({ trouble, local: 3, conflicts: 2 })
    expect(words.name).toContain(words.long)
    expect(words.name).toContain(text.say.sync.chip.toSee(words.toSee))
  }
})
