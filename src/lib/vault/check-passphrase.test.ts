import { describe, expect, it } from 'vitest'
import { checkPassphrase } from './check-passphrase.ts'

const own = ['Giulia Ferri', 'gferri', 'Misericordia di Vinci']
const verdict = (text: string): string => {
  const check = checkPassphrase(text, own)
  return check.ok ? 'ok' : check.reason
}

describe('checkPassphrase', () => {
  it.each([
    'cucina perché lontra violino',
    'il mio cane Fido abbaia',
    'casa mia vicino al lago',
    'Tr0ub4dor&3xyz',
    'ZeC9vqk2mW7t',
    'tutto minuscolo va bene',
    '山の上に古い寺がある静かな朝',
    '1 mela, 2 pere e 7 prugne',
  ])('[V14] takes %s', (text) => expect(verdict(text)).toBe('ok'))

  it.each([
    ['', 'too-short'],
    ['undici char', 'too-short'],
    ['   corto   corto   ', 'too-short'],
    ['🐌🐌🐌🐌🐌🐌', 'too-short'],
    ['x y '.repeat(70), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'predictable'],
    ['ababababababab', 'predictable'],
    ['lontralontralontra', 'predictable'],
    ['123456789012', 'predictable'],
    ['abcdefghijklm', 'predictable'],
    ['aabbccddeeffgg', 'predictable'],
    ['Password2026!', 'common'],
    ['P4ssw0rd-2026', 'common'],
    ['forza juve 1985', 'common'],
    ['ForzaInter2026', 'common'],
    ['qwertyuiop2026', 'common'],
    ['Caritas Empoli', 'common'],
    ['andrea.1975.roma', 'common'],
    ['quattro parole a caso', 'common'],
    ['Nel mezzo del cammin di nostra vita', 'common'],
    ['giulia.ferri.1985', 'common'],
    ['GFerri-GFerri-26', 'common'],
    ['MisericordiaDiVinci', 'common'],
  ])('[V14] refuses %s as %s', (text, reason) => expect(verdict(text)).toBe(reason))

  it('[V14] knows a person’s own words only when it is told', () => {
    expect(checkPassphrase('Misericordia di Vinci')).toEqual({ ok: true })
  })
})
