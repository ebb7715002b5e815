import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync('src/lib/ui/style/tokens.css', 'utf8')
const italia = readFileSync('node_modules/design-tokens-italia/dist/css/variables.css', 'utf8')

const copies = [...tokens.matchAll(/(#[0-9a-f]{3,8}) \/\* ([a-z]+-\d+) \*\//g)]

test('every named colour is that of design-tokens-italia', () => {
  expect(copies.length).toBeGreaterThan(15)
  for (const [, value, name] of copies) {
    const original = new RegExp(`--it-color-${name}: (#[0-9a-f]+);`).exec(italia)?.[1]
    expect(value, name).toBe(original)
  }
})

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(long.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function role(name: string, dark: boolean): string {
  const plain = tokens.replace(/ \/\*[^*]*\*\//g, '')
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\)`).exec(plain)
  return (dark ? pair?.[2] : pair?.[1]) ?? ''
}

test.each([
  ['text', 'page'],
  ['text-2', 'page'],
  ['text-2', 'sunken'],
  ['text', 'primary-soft'],
  ['text-2', 'primary-soft'],
  ['text-2', 'off'],
  ['primary', 'surface'],
  ['primary', 'sunken'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-deep'],
  ['on-soft', 'primary-soft'],
  ['ok', 'ok-soft'],
  ['ok', 'sunken'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['bad', 'page'],
  ['bad', 'sunken'],
])('%s on %s reads at 4.5:1, light and dark', (front, ground) => {
  for (const dark of [false, true]) {
    const [one = 0, two = 0] = [luminance(role(front, dark)), luminance(role(ground, dark))].sort(
      (a, b) => b - a,
    )
    expect((one + 0.05) / (two + 0.05), dark ? 'dark' : 'light').toBeGreaterThanOrEqual(4.5)
  }
})
