/** How the databases of this network are called on a replica that others may share. */
export type Naming = {
  /** The name on the replica of a database as the app knows it. */
  of(database: string): string
  /** The gateway's own database, which only server administrators read. */
  own: string
}

/** Puts a prefix such as `wintest-` before every name; the empty one is the usual. */
export function namesWith(prefix: string): Naming {
  return { of: (database) => prefix + database, own: `${prefix}win-gateway` }
}
