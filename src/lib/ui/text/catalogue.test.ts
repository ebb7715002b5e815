import { expect, test } from 'vitest'
import { italian, loadWords } from './catalogue.ts'
import { createText } from './createText.ts'

type Leaf = { path: string; words: string }

function leavesOf(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [{ path, words: node }]
  if (typeof node === 'function') {
    const numbers = (node as (...given: unknown[]) => string)(2, 3, 'x')
    const names = (node as (...given: unknown[]) => string)('Empoli', 'x', 'x')
    return [1, 0]
      .map((count) => ({ path, words: (node as (...given: unknown[]) => string)(count, 5, 'x') }))
      .concat([
        { path, words: numbers },
        { path, words: names },
      ])
  }
  return Object.entries(node as object).flatMap(([key, value]) => leavesOf(value, `${path}/${key}`))
}

const catalogues = { it: italian.say, en: (await loadWords('en')).say }

const text = (language: 'it' | 'en') =>
  createText({
    words: () => ({ language, say: catalogues[language] }),
    device: () => 'phone',
    now: () => Date.UTC(2026, 10, 17, 12),
  })

test('no sentence is empty or leaks a placeholder', () => {
  for (const leaf of [...leavesOf(catalogues.it), ...leavesOf(catalogues.en)]) {
    expect(leaf.words.trim(), leaf.path).not.toBe('')
    expect(leaf.words, leaf.path).not.toMatch(/#|undefined|\bnull\b|\[object/)
  }
})

test('Italian uses the typographic apostrophe, but in the names that tests outside the project know', () => {
  const straight = leavesOf(catalogues.it).filter((leaf) => leaf.words.includes("'"))
  expect(straight.map((leaf) => leaf.words).sort()).toEqual(["Tieni l'altro", "È un'altra persona"])
})

test('no English is left in the Italian words', () => {
  const english = /\b(the|save|cancel|sync|loading|offline|online|update|settings|device|search|back|next)\b/i
  for (const leaf of leavesOf(catalogues.it)) expect(leaf.words, leaf.path).not.toMatch(english)
})

test('fields of list items are named by their pattern, unknown ones as such', () => {
  expect(text('it').field('person', 'household/k3abc/relation')).toBe('Familiare, parentela')
  expect(text('it').field('person', 'phone')).toBe('Telefono')
  expect(text('it').field('person', 'shoeSize')).toBe('Campo di una versione più nuova')
  expect(text('it').field('toString', 'phone')).toBe('Campo di una versione più nuova')
})

test('codes have words; a newer code is shown as it is', () => {
  expect(text('it').code('caseState', 'IN_PERCORSO')).toBe('In percorso')
  expect(text('en').code('caseState', 'IN_PERCORSO')).toBe('Under way')
  expect(text('it').code('caseState', 'NEL_FUTURO')).toBe('NEL_FUTURO')
  expect(text('it').code('caseState', undefined)).toBe('')
})

test('the words follow their source', async () => {
  let current = italian
  const words = createText({ words: () => current, device: () => 'tablet', now: () => 0 })
  expect(words.say.words.savedHere(words.device)).toBe('Salvato su questo tablet')
  current = await loadWords('en')
  expect(words.say.words.savedHere(words.device)).toBe('Saved on this tablet')
})
