import { demand, type Couch } from './couch.ts'

/** A document of the gateway's own database. */
export type Page = { _id: string }

/**
 * The gateway's own state, kept in a database of the replica that only server administrators read: devices,
 * erased ids, its key, the epoch. One gateway writes it; a change that met another is made again on top.
 */
export type Ledger = {
  read<T extends Page>(id: string): Promise<T | undefined>
  /** Every page whose id begins with a prefix, in order of id. */
  list<T extends Page>(prefix: string): Promise<T[]>
  /** Writes what `change` makes of the page; it runs again when another was quicker. */
  change<T extends Page>(id: string, change: (old: T | undefined) => T): Promise<T>
  remove(id: string): Promise<void>
}

type Stored<T> = T & { _rev: string }

/** Opens the ledger; the database must be there (`provision`). */
export function openLedger(couch: Couch, database: string): Ledger {
  const pathOf = (id: string) => `/${database}/${encodeURIComponent(id)}`

  async function read<T>(id: string): Promise<Stored<T> | undefined> {
    const { status, json } = await couch.ask({ path: pathOf(id) })
    if (status === 200) return json as Stored<T>
    if (status === 404) return undefined
    throw new Error(`the replica answered ${status} to a look at the ledger`)
  }

  async function change<T extends Page>(id: string, make: (old: T | undefined) => T): Promise<T> {
    for (;;) {
      const old = await read<T>(id)
      const next = make(old)
      const body = { ...next, _id: id, ...(old && { _rev: old._rev }) }
      const { status } = await couch.ask({ method: 'PUT', path: pathOf(id), body })
      if (status === 201 || status === 202) return next
      if (status !== 409) throw new Error(`the replica answered ${status} to a change of the ledger`)
    }
  }

  return {
    read,
    change,
    async list<T extends Page>(prefix: string) {
      const range = `startkey=${JSON.stringify(prefix)}&endkey=${JSON.stringify(`${prefix}~`)}`
      const path = `/${database}/_all_docs?include_docs=true&${range}`
      const { rows } = (await demand(couch, { path })) as { rows: { doc: T }[] }
      return rows.map((row) => row.doc)
    },
    async remove(id) {
      const old = await read(id)
      if (old) await couch.ask({ method: 'DELETE', path: `${pathOf(id)}?rev=${old._rev}` })
    },
  }
}
