import type { Role } from '#lib/domain/schema/roles.ts'
import type { Text } from '../text/index.ts'

/** Those who may do something, as a sentence names them: "chi coordina o l’assistente sociale". */
export function doersOf(roles: readonly Role[], text: Text): string {
  const names: Partial<Record<Role, string>> = text.say.cases.page.doers
  const doers = roles.map((role) => names[role] ?? text.code('role', role))
  const last = doers.pop() ?? ''
  return doers.length > 0 ? text.say.cases.page.or(doers.join(', '), last) : last
}
