import { rolesAt, tavoliOf } from '#lib/domain/schema/roles.ts'
import type { GatewaySession } from '../people/gateway.ts'
import type { Me } from '../views.ts'
import type { Directory } from './directory.ts'

/** Who is at work, from what the gateway granted and the names that this device knows. */
export function meOf(
  granted: Omit<GatewaySession, 'credential'>,
  device: { id: string; label: string },
  directory: Directory,
): Me {
  const body = directory.author(granted.login).body
  return {
    login: granted.login,
    name: granted.name,
    ...(body !== undefined && { body }),
    grants: granted.grants,
    tavoli: tavoliOf(granted.grants).map((slug) => ({
      slug,
      name: directory.tavoloName(slug),
      roles: rolesAt(granted.grants, slug),
    })),
    device,
  }
}
