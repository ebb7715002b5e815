import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What a user document keeps in place of `password`. */
export type PasswordHash = {
  password_scheme: 'scrypt'
  salt: string
  derived_key: string
  scrypt_n: number
  scrypt_r: number
  scrypt_p: number
}

type Cost = { N: number; r: number; p: number }

/** The N of scrypt that passwords are hashed with where nothing else is said. */
export const passwordCost = 2 ** 15

const strongest: Cost = { N: 2 ** 18, r: 16, p: 4 }
const keyBytes = 32
const runAtOnce = 2

/**
 * Hashes and checks passwords with scrypt (32 MiB, some 80 ms), two at a time: more would take the threads
 * that LevelDB needs too. Stored costs below the own or absurdly high are refused.
 */
export type PasswordHasher = {
  hash(password: string): Promise<PasswordHash>
  verify(password: string, stored: unknown): Promise<boolean>
}

/** Salts are random, 128 bits; keys have 256 bits. Only a simulation, with nobody's passwords, takes a lower `N`. */
export function createPasswordHasher(N = passwordCost): PasswordHasher {
  const cost: Cost = { N, r: 8, p: 1 }
  const limited = createLimit(runAtOnce)

  const derive = (password: string, salt: string, { N, r, p }: Cost) =>
    limited(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          const maxmem = 130 * N * r * p + 2 ** 20
          scrypt(password, salt, keyBytes, { N, r, p, maxmem }, (error, key) =>
            error ? reject(error) : resolve(key),
          )
        }),
    )

  return {
    async hash(password) {
      const salt = randomBytes(16).toString('hex')
      const key = await derive(password, salt, cost)
      const derived_key = key.toString('hex')
      return {
        password_scheme: 'scrypt',
        salt,
        derived_key,
        scrypt_n: cost.N,
        scrypt_r: cost.r,
        scrypt_p: cost.p,
      }
    },
    async verify(password, stored) {
      const hash = readHash(stored, cost)
      // A stranger's name costs as long as a known one, so that the time does not tell who is known.
      const key = await derive(password, hash?.salt ?? 'nobody', hash?.cost ?? cost)
      return hash !== null && hash.key.length === key.length && timingSafeEqual(hash.key, key)
    },
  }
}

function readHash(stored: unknown, cost: Cost): { salt: string; key: Buffer; cost: Cost } | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { password_scheme, salt, derived_key, scrypt_n, scrypt_r, scrypt_p } = stored as Partial<PasswordHash>
  if (password_scheme !== 'scrypt' || typeof salt !== 'string' || typeof derived_key !== 'string') return null
  const stated = { N: Number(scrypt_n), r: Number(scrypt_r), p: Number(scrypt_p) }
  const isSane = (['N', 'r', 'p'] as const).every(
    (part) => stated[part] >= cost[part] && stated[part] <= strongest[part],
  )
  return isSane ? { salt, key: Buffer.from(derived_key, 'hex'), cost: stated } : null
}

function createLimit(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (run) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await run()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

/** A quick keyed digest, with a key that lives only in memory, for passwords that were verified once. */
export function createQuickDigest(): (text: string) => Buffer {
  const key = randomBytes(32)
  return (text) => createHmac('sha256', key).update(text).digest()
}
