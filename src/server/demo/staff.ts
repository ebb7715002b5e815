import { comuni } from '#lib/domain/comuni.ts'
import { grantOf, type Grant, type Role } from '#lib/domain/schema/roles.ts'
import type { Chance } from './seeded.ts'
import { createInventor } from './people.ts'

/** Someone who works in the demonstration network. `tavolo` is absent for those of the whole network. */
export type Staff = {
  login: string
  name: string
  body: string
  role: Role
  grants: Grant[]
  qualification?: string
  tavolo?: string
}

const posts: readonly {
  role: Role
  also?: Role
  body: (slug: string) => string
  qualification: string
  count: number
}[] = [
  {
    role: 'coordinatore',
    body: (slug) => `comune-${slug}`,
    qualification: 'AS',
    count: 1,
    also: 'assistente-sociale',
  },
  {
    role: 'assistente-sociale',
    also: 'operatore',
    body: (slug) => `comune-${slug}`,
    qualification: 'AS',
    count: 1,
  },
  { role: 'operatore', body: () => 'associazione-0', qualification: 'ORIENTATORE', count: 1 },
  { role: 'tutor', body: () => 'associazione-0', qualification: 'EDUCATORE', count: 1 },
  { role: 'volontario', body: (slug) => `caritas-${slug}`, qualification: 'VOLONTARIO', count: 1 },
]

/** The people whose logins the console prints: those of one story at Empoli and Fucecchio. */
export const knownLogins: Record<string, { login: string; name: string }> = {
  'empoli/assistente-sociale': { login: 'giulia.ferri', name: 'Giulia Ferri' },
  'empoli/operatore': { login: 'paolo.vanni', name: 'Paolo Vanni' },
  'empoli/tutor': { login: 'marco.landi', name: 'Marco Landi' },
  'empoli/coordinatore': { login: 'sara.benvenuti', name: 'Sara Benvenuti' },
  'empoli/volontario': { login: 'anna.conti', name: 'Anna Conti' },
  'fucecchio/volontario': { login: 'tommaso.gori', name: 'Tommaso Gori' },
  'fucecchio/operatore': { login: 'elisa.neri', name: 'Elisa Neri' },
}

/** Everyone who works: five posts at each tavolo, and the Cabina, administration and data protection. */
export function inventStaff(chance: Chance, now: number, bodies: ReadonlySet<string>): Staff[] {
  const invent = createInventor(chance, now)
  const taken = new Set(Object.values(knownLogins).map(({ login }) => login))
  const atTavoli = comuni.flatMap(({ slug }) =>
    posts.map((post): Staff => {
      const { login, name } = knownLogins[`${slug}/${post.role}`] ?? freshName(invent, slug, taken)
      const roles: Role[] = post.also ? [post.role, post.also] : [post.role]
      const body = bodies.has(post.body(slug)) ? post.body(slug) : 'associazione-0'
      const grants = ['rete', ...roles.map((role) => grantOf(role, slug))]
      return { login, name, body, role: post.role, grants, qualification: post.qualification, tavolo: slug }
    }),
  )
  return [
    ...atTavoli,
    { login: 'cabina', name: 'Franca Lotti', body: 'unione', role: 'cabina', grants: ['rete', 'cabina'] },
    {
      login: 'amministrazione',
      name: 'Dario Pucci',
      body: 'unione',
      role: 'amministrazione',
      grants: ['rete', 'amministrazione'],
    },
    { login: 'dpo', name: 'Irene Salvi', body: 'unione', role: 'dpo', grants: ['rete', 'dpo'] },
  ]
}

function freshName(
  invent: (comune: string) => { name: string; surname: string },
  slug: string,
  taken: Set<string>,
) {
  for (;;) {
    const { name, surname } = invent(slug)
    const login = `${name}.${surname}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase()
    if (taken.has(login)) continue
    taken.add(login)
    return { login, name: `${name} ${surname}` }
  }
}
