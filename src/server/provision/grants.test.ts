import { describe, expect, it } from 'vitest'
import { completeGrants } from './grants.ts'

const tavoli = ['empoli', 'vinci']

describe('grants', () => {
  it('are completed with those that belong to them', () => {
    expect(completeGrants([], tavoli)).toEqual({ ok: true, grants: ['rete'] })
    expect(completeGrants(['tavolo:vinci:assistente-sociale', 'cabina'], tavoli)).toEqual({
      ok: true,
      grants: ['cabina', 'rete', 'tavolo:vinci:assistente-sociale', 'tavolo:vinci:operatore'],
    })
  })

  it('are those of this network and no others', () => {
    for (const unknown of [
      'tavolo:pisa:operatore',
      'tavolo:empoli:capo',
      'win:gateway',
      '_admin',
      'operatore',
      '',
    ])
      expect(completeGrants(['rete', unknown], tavoli)).toEqual({ ok: false, unknown })
  })
})
