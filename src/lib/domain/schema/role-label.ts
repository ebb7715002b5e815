import type { Role } from './roles.ts'

const order: readonly Role[] = [
  'coordinatore',
  'assistente-sociale',
  'operatore',
  'tutor',
  'volontario',
  'cabina',
  'amministrazione',
  'dpo',
]

/** The one role by which a person is shown in the open list: a code that the catalogue names. */
export function roleLabel(grants: readonly string[]): string {
  const held = new Set(grants.map((grant) => grant.split(':').at(-1)))
  return order.find((role) => held.has(role)) ?? 'rete'
}
