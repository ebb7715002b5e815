/** A role as the schema names it. Those of a tavolo are granted per tavolo, the others for the whole network. */
export type Role =
  | 'volontario'
  | 'operatore'
  | 'tutor'
  | 'coordinatore'
  | 'assistente-sociale'
  | 'cabina'
  | 'amministrazione'
  | 'dpo'
  | 'rete'
  | 'gateway'

/** A role as CouchDB stores it: `tavolo:empoli:operatore`, `cabina`, `win:gateway`. */
export type Grant = string

const ofTavolo: ReadonlySet<Role> = new Set([
  'volontario',
  'operatore',
  'tutor',
  'coordinatore',
  'assistente-sociale',
])

/** The account that writes other people's entries; it logs in nowhere but from the gateway. */
export const gatewayLogin = 'win-gateway'

/** True for roles that are granted tavolo by tavolo. */
export function isTavoloRole(role: Role): boolean {
  return ofTavolo.has(role)
}

/** True for someone who at a tavolo is a volunteer and nothing else there: minimisation holds (domain.md §8). */
export function isOnlyVolunteer(roles: readonly Role[]): boolean {
  const there = roles.filter(isTavoloRole)
  return there.length > 0 && there.every((role) => role === 'volontario')
}

/** The grant that gives `role`; `tavolo` (a slug such as `empoli`) counts only for roles of a tavolo. */
export function grantOf(role: Role, tavolo?: string): Grant {
  if (role === 'gateway') return 'win:gateway'
  return ofTavolo.has(role) ? `tavolo:${tavolo ?? '?'}:${role}` : role
}

/** The roles that `grants` give at one tavolo (or network-wide when there is none). */
export function rolesAt(grants: readonly Grant[], tavolo?: string): Role[] {
  const all: Role[] = [...ofTavolo, 'cabina', 'amministrazione', 'dpo', 'rete', 'gateway']
  return all.filter((role) => grants.includes(grantOf(role, tavolo)))
}

/** The slugs of the tavoli at which these grants give any role, sorted. */
export function tavoliOf(grants: readonly Grant[]): string[] {
  const slugs = grants.flatMap((grant) => /^tavolo:([a-z-]+):[a-z-]+$/.exec(grant)?.[1] ?? [])
  return [...new Set(slugs)].filter(isSlug).sort()
}

/** The list item that stands for a tavolo: its slug without what a path does not take, `gambassi-terme` → `gambassiTerme`. */
export function itemOfTavolo(slug: string): string {
  return slug.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The slug of the tavolo for which a list item stands; of any other item, one that is no tavolo's. */
export function tavoloOfItem(item: string): string {
  return item.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** True for a tavolo's slug. One that ends like a database's name would stand for a database of another tavolo. */
export function isSlug(slug: string): boolean {
  return /^[a-z]+(?:-[a-z]+)*$/.test(slug) && !/-(?:contatti|riservato|documenti)$/.test(slug)
}
