import { createECDH, createHash, webcrypto } from 'node:crypto'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { newToken, type Random } from '#lib/entries/ids.ts'
import { makeBody, signBody, type Change, type Sign } from '#lib/entries/make.ts'

/** Someone of the demonstration network who writes, on a device of their own with a real signing key. */
export type Author = { login: string; device: string; publicKey: string; sign: Sign }

/** What an author writes: fields of one record at a moment (ms). */
export type Writing = {
  kind: string
  record: string
  case?: string
  at: number
  set: Record<string, Json | undefined>
  /** Of each path that had a value before: the entries that stood there. */
  seen?: Record<string, EntryId[]>
  /** The entries that this one signs. */
  covers?: EntryId[]
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const signing = { name: 'ECDSA', hash: 'SHA-256' }

/** An author whose key comes from a secret, which whoever loads the demonstration forgets when it is made. */
export async function createAuthor(login: string, random: Random, secret: string): Promise<Author> {
  const curve = createECDH('prime256v1')
  const scalar = createHash('sha256').update(`${secret}/${login}`).digest()
  curve.setPrivateKey(scalar)
  const point = curve.getPublicKey()
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), scalar].map((b) => b.toString('base64url'))
  const key = await webcrypto.subtle.importKey(
    'jwk',
    { kty: 'EC', crv: 'P-256', x, y, d },
    algorithm,
    false,
    ['sign'],
  )
  return {
    login,
    device: newToken(random),
    publicKey: point.toString('base64url'),
    async sign(bytes) {
      return Buffer.from(await webcrypto.subtle.sign(signing, key, bytes)).toString('base64url')
    },
  }
}

/** The signed entry of what an author writes; empty values are left out. */
export async function writeEntry(author: Author, writing: Writing, random: Random): Promise<Entry> {
  const changes = Object.entries(writing.set).flatMap(([path, value]): Change[] =>
    value === undefined ? [] : [{ path, value, seen: writing.seen?.[path] ?? [] }],
  )
  const { kind, record, case: ofCase, covers } = writing
  const at = new Date(writing.at).toISOString()
  const { login, device } = author
  const draft = {
    kind,
    record,
    ...(ofCase !== undefined && { case: ofCase }),
    author: login,
    device,
    at,
    changes,
    ...(covers && { covers }),
  }
  return signBody(makeBody(draft, random), author.sign)
}
