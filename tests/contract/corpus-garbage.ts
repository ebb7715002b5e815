import { limits } from '#lib/entries/edge.ts'
import { people } from './corpus-roles.ts'
import type { Row } from './corpus.ts'
import { recordId, sampleEntry } from './samples.ts'

const record = recordId('person')

/** What a person, a broken program or an attacker could send as JSON: sizes at and over the bound, odd texts and keys. */
export function corpusOfGarbage(): Row[] {
  return [...shapes(), ...texts(), ...numbers(), ...keys(), ...sizes(), ...depths()]
}

function raw(name: string, verdict: string, text: string): Row {
  return {
    name,
    text,
    database: 'tavolo-empoli',
    login: 'operatore',
    grants: people.operatore ?? [],
    verdict,
  }
}

function entry(set: unknown, more: object = {}): object {
  return { ...sampleEntry('person', { author: 'operatore', record, set }), ...more }
}

/** An entry whose note is written as JSON text of its own. */
function spliced(name: string, verdict: string, json: string): Row {
  return raw(
    name,
    verdict,
    JSON.stringify(entry({ note: '§' })).replace('"§"', () => json),
  )
}

function shapes(): Row[] {
  const whole = entry({ name: 'x' })
  return [
    raw('nothing', 'not-an-entry', '{}'),
    raw('only an id', 'not-an-entry', '{"_id":"x"}'),
    raw('a document of something else', 'not-an-entry', '{"_id":"x","type":"person","name":"Mario"}'),
    raw('the last of two keys counts', 'not-an-entry', JSON.stringify(whole).replace(/}$/, ',"v":"1"}')),
    raw(
      'the last of two keys counts, in the right way',
      'ok',
      JSON.stringify(whole).replace('{', '{"v":"x",'),
    ),
    ...Object.keys(whole)
      .filter((name) => !['_id', 'set', 'over', 'v', 'case', 'record'].includes(name))
      .map((name) => raw(`${name} missing`, name, JSON.stringify({ ...whole, [name]: undefined }))),
    raw('record missing', 'id', JSON.stringify({ ...whole, record: undefined })),
    raw('every member a list', 'not-an-entry', '{"_id":[],"v":[],"kind":[],"record":[],"set":[],"over":[]}'),
    raw(
      'members in another order',
      'ok',
      JSON.stringify(Object.fromEntries(Object.entries(whole).reverse())),
    ),
  ]
}

function texts(): Row[] {
  const bad: [string, string][] = [
    ['NUL', '\\u0000'],
    ['backspace', '\\b'],
    ['carriage return', '\\r'],
    ['escape', '\\u001b'],
    ['delete', '\\u007f'],
    ['a C1 control', '\\u0085'],
    ['a right-to-left override', '\\u202e'],
    ['an isolate', '\\u2066'],
    ['a left-to-right mark', '\\u200e'],
    ['an Arabic letter mark', '\\u061c'],
    ['a byte order mark', '\\ufeff'],
  ]
  const good: [string, string][] = [
    ['a tab and a line feed', '\\t\\n'],
    ['accents', 'àèìòù ÀÈÌÒÙ é'],
    ['an emoji', '👩‍👧‍👦'],
    ['a zero width joiner', '\\u200d'],
    ['Arabic and Chinese', 'مرحبا 你好'],
    ['line separators', '\\u2028\\u2029'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a formula', '=cmd|calc!A0'],
    ['a non-character', '\\uffff'],
  ]
  return [
    ...bad.map(([name, text]) => spliced(`text with ${name}`, 'text', `"a${text}b"`)),
    ...bad.map(([name, text]) => spliced(`a key with ${name}`, 'key', `{"a${text}b":1}`)),
    ...good.map(([name, text]) => spliced(`text with ${name}`, 'ok', `"a${text}b"`)),
    spliced('text with half a surrogate pair', 'text', '"a\\ud83db"'),
    spliced('text that ends in half a pair', 'text', '"a\\ud83d"'),
    spliced('text with a pair turned round', 'text', '"\\udc69\\ud83d"'),
    spliced('empty text', 'ok', '""'),
  ]
}

function numbers(): Row[] {
  const good = ['0', '1', '-1', '9007199254740991', '-9007199254740991', '1e3', '1.0', '12.50e2']
  const bad = [
    '0.5',
    '9007199254740992',
    '-9007199254740992',
    '1e400',
    '123456789012345678901234567890',
    '1e-7',
  ]
  return [
    ...good.map((text) => spliced(`number ${text}`, 'ok', text)),
    ...bad.map((text) => spliced(`number ${text}`, 'number', text)),
    spliced('a fraction in a list', 'number', '[1,[2,3.5]]'),
    ...['true', 'false', 'null', '[]', '{}', '[null,true]'].map((text) =>
      spliced(`value ${text}`, 'ok', text),
    ),
  ]
}

function keys(): Row[] {
  return [
    ...['__proto__', 'constructor', 'prototype'].flatMap((key) => [
      spliced(`key ${key} in a value`, 'key', `{"${key}":1}`),
      spliced(`key ${key} deep in a value`, 'key', `[{"a":{"${key}":{}}}]`),
      raw(`key ${key} at the top`, 'key', JSON.stringify(entry({ name: 'x' })).replace('{', `{"${key}":{},`)),
      raw(`path ${key}`, 'key', JSON.stringify(entry({ name: '§' })).replace('"name"', `"${key}"`)),
    ]),
    ...['hasOwnProperty', 'toString', '__defineGetter__', 'valueOf'].map((key) =>
      spliced(`key ${key} in a value`, 'ok', `{"${key}":1}`),
    ),
    raw('a path that Object has', 'ok', JSON.stringify(entry({ hasOwnProperty: 1, toString: 2 }))),
    spliced('a key of 200', 'ok', `{"${'k'.repeat(200)}":1}`),
    spliced('a key of 201', 'key', `{"${'k'.repeat(201)}":1}`),
    spliced('256 keys', 'ok', JSON.stringify(numbered(limits.keys))),
    spliced('257 keys', 'size', JSON.stringify(numbered(limits.keys + 1))),
    raw('257 paths', 'size', JSON.stringify(entry(numbered(limits.keys + 1)))),
    raw('256 paths', 'ok', JSON.stringify(entry(numbered(limits.keys)))),
    raw('257 members', 'size', JSON.stringify(entry({}, numbered(limits.keys)))),
  ]
}

function numbered(n: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i]))
}

function sizes(): Row[] {
  const list = (n: number, item: unknown) => JSON.stringify(Array.from({ length: n }, () => item))
  const longText = (n: number, text = 'x') => JSON.stringify(text.repeat(n))
  return [
    spliced('text of 16,000', 'ok', longText(16_000)),
    spliced('text of 16,001', 'size', longText(16_001)),
    spliced('text of 16,000 units in pairs', 'ok', longText(8_000, '👩')),
    spliced('text of 16,002 units in pairs', 'size', longText(8_001, '👩')),
    spliced('a list of 256', 'ok', list(256, 1)),
    spliced('a list of 257', 'size', list(257, 1)),
    spliced(
      'just under 4,000 values',
      'ok',
      list(
        15,
        Array.from({ length: 255 }, () => 0),
      ),
    ),
    spliced(
      'over 4,000 values',
      'size',
      list(
        16,
        Array.from({ length: 255 }, () => 0),
      ),
    ),
    spliced('texts just under 256 KB', 'ok', list(16, 'x'.repeat(16_000))),
    spliced('texts over 256 KB', 'size', list(17, 'x'.repeat(16_000))),
    spliced('texts over 256 KB in UTF-8 alone', 'size', list(10, '€'.repeat(9_000))),
    spliced('texts of two bytes just under 256 KB', 'ok', list(10, 'è'.repeat(13_000))),
    spliced('pairs just under 256 KB', 'ok', list(10, '👩'.repeat(6_500))),
    spliced('pairs over 256 KB', 'size', list(10, '👩'.repeat(6_600))),
  ]
}

function depths(): Row[] {
  // The set of an entry is at depth 1 and its values at 2.
  const nested = (n: number) => '['.repeat(n) + ']'.repeat(n)
  const keyed = (n: number) => '{"a":'.repeat(n) + '1' + '}'.repeat(n)
  return [
    spliced('depth 8', 'ok', nested(7)),
    spliced('depth 9', 'depth', nested(8)),
    spliced('depth 8 of objects', 'ok', keyed(6)),
    spliced('depth 9 of objects', 'depth', keyed(7)),
    spliced('depth 5,000', 'depth', nested(5_000)),
    spliced('depth 100,000', 'depth', nested(100_000)),
  ]
}
