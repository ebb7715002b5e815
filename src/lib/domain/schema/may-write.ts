import { fieldOf, itemOf, type FieldSchema, type Kind } from './kind.ts'
import { grantOf, tavoloOfItem, type Grant, type Role } from './roles.ts'

/**
 * True when these roles may change a field now. `isSigned` closes frozen fields; `isSet` closes those that are
 * written once; `grants` count for the field of a seat. Lifting a protection asks for more: `mayLift`.
 */
export function mayWrite(
  kind: Kind,
  path: string,
  roles: readonly Role[],
  { isSigned = false, isSet = false, grants = [] as readonly Grant[] } = {},
): boolean {
  const field = fieldOf(kind, path)
  if (!field) return false
  if (field.seat ? !holdsSeat(field, path, grants) : !kind.writers.some((role) => roles.includes(role)))
    return false
  if (field.writers && !field.writers.some((role) => roles.includes(role))) return false
  if (field.policy.type === 'once') return !isSet
  return !(field.policy.type === 'frozen' && isSigned)
}

/** True when these roles may set a protective field back to a value that protects less. */
export function mayLift(kind: Kind, path: string, roles: readonly Role[]): boolean {
  const policy = fieldOf(kind, path)?.policy
  if (policy?.type !== 'protective' || !mayWrite(kind, path, roles)) return false
  return policy.lifters.some((role) => roles.includes(role))
}

/** True when one of these grants is of the tavolo that the path of a seat's field names. */
export function holdsSeat({ seat = [] }: FieldSchema, path: string, grants: readonly Grant[]): boolean {
  const tavolo = tavoloOfItem(itemOf(path)?.item ?? '')
  return seat.some((role) => grants.includes(grantOf(role, tavolo)))
}
