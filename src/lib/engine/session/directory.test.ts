import { expect, it } from 'vitest'
import { foldRecord } from '#lib/entries/fold.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { createDirectory } from './directory.ts'

it('offers as followers of a case those who read the cases of its tavolo, and no volunteer', () => {
  const directory = createDirectory()
  const people = [
    ['anna', 'volontario', true],
    ['paolo', 'operatore', true],
    ['sara', 'coordinatore', true],
    ['ugo', 'tutor', false],
  ] as const
  for (const [i, [login, role, active]] of people.entries()) {
    const set = { login, name: login, active, 'roles/r1/role': role, 'roles/r1/scope': 'empoli' }
    const folded = foldRecord([createSpeaker().say(recordId('user', i), set)])
    if (folded) directory.learn(folded)
  }
  expect(directory.people()).toEqual([
    { login: 'anna', name: 'anna', tavoli: [] },
    { login: 'paolo', name: 'paolo', tavoli: ['empoli'] },
    { login: 'sara', name: 'sara', tavoli: ['empoli'] },
  ])
  expect(directory.author('anna').name).toBe('anna')
})
