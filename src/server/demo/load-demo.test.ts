import { describe, expect, it } from 'vitest'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Grant } from '#lib/domain/schema/roles.ts'
import { refuseAccess } from '#lib/entries/access.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { conflictsOf } from '#lib/entries/read.ts'
import { loadDemo } from './load-demo.ts'

async function load(people: number) {
  const databases = new Map<string, Entry[]>()
  const grants = new Map<string, Grant[]>()
  const devices = new Map<string, string>()
  const { logins } = await loadDemo({
    provisionUser: (user) => Promise.resolve(void grants.set(user.login, user.grants)),
    putEntries: (database, entries) => Promise.resolve(void databases.set(database, entries)),
    enrolDevice: ({ device, login }) => Promise.resolve(void devices.set(device, login)),
    secret: 'prova',
    now: Date.parse('2026-11-17T08:00:00.000Z'),
    people,
  })
  return { databases, grants, devices, logins }
}

describe('the demonstration network', () => {
  it('is written by rules that hold for everyone: each entry passes envelope, hash and access', async () => {
    const { databases, grants, devices } = await load(120)
    const wrong: string[] = []
    for (const [database, entries] of databases) {
      for (const entry of entries) {
        const envelope = checkEnvelope(entry)
        if (!envelope.ok || !isHashed(entry))
          wrong.push(`${database} ${envelope.ok ? 'hash' : envelope.reason}`)
        if (devices.get(entry.device) !== entry.author) wrong.push(`${database} ${entry.author} device`)
        const writer = { login: entry.author, grants: grants.get(entry.author) ?? [] }
        const refused = refuseAccess(entry, database, writer)
        if (refused) wrong.push(`${database} ${entry.kind} ${entry.author} ${refused}`)
      }
    }
    expect([...new Set(wrong)]).toEqual([])
  })

  it('has 11 tavoli, 60 bodies, every role, and folds without anything unknown or irregular', async () => {
    const { databases, grants } = await load(120)
    const kinds = (database: string, kind: string) =>
      new Set(
        (databases.get(database) ?? []).filter((entry) => entry.kind === kind).map((entry) => entry.record),
      ).size
    expect(kinds('rete', 'tavolo')).toBe(11)
    expect(kinds('rete', 'body')).toBe(60)
    expect(kinds('rete', 'user')).toBe(grants.size)
    expect([...databases.keys()].every((database) => parseDatabase(database))).toBe(true)
    const records = new Map<string, Entry[]>()
    for (const entry of [...databases.values()].flat()) {
      records.set(entry.record, [...(records.get(entry.record) ?? []), entry])
    }
    const folded = [...records.values()].flatMap((entries) => foldRecord(entries) ?? [])
    expect(folded.flatMap(({ unknown }) => unknown)).toEqual([])
    expect(folded.flatMap(({ irregular }) => irregular)).toEqual([])
    const conflicts = folded.flatMap((each) => conflictsOf(each))
    expect(new Set(conflicts)).toEqual(new Set(['phone']))
  })
})
