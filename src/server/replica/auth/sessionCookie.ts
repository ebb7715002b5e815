import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Login } from './credentials.ts'

/** The name of CouchDB's session cookie. */
export const cookieName = 'AuthSession'

/** How long a session lives without being used, in seconds: CouchDB's default. */
export const sessionSeconds = 600

/** A cookie taken apart, not yet verified; the time is in seconds, hexadecimal. */
export type ReadCookie = { name: string; hexTime: string; mac: Buffer }

const colon = ':'.charCodeAt(0)

function sign(secret: Buffer, { name, salt }: Login, hexTime: string): Buffer {
  const key = Buffer.concat([secret, Buffer.from(salt)])
  return createHmac('sha256', key).update(`${name}:${hexTime}`).digest()
}

/** CouchDB's cookie: name, time and MAC, bound to the login's salt so that a new password ends it. */
export function issueCookie(secret: Buffer, login: Login, nowMs: number): string {
  const hexTime = Math.floor(nowMs / 1000)
    .toString(16)
    .toUpperCase()
  const signed = Buffer.from(`${login.name}:${hexTime}:`)
  return Buffer.concat([signed, sign(secret, login, hexTime)]).toString('base64url')
}

/** Null when it is not in the form of a cookie at all, which CouchDB answers with 400. */
export function readCookie(value: string): ReadCookie | null {
  const bytes = Buffer.from(value, 'base64url')
  const first = bytes.indexOf(colon)
  const second = first < 0 ? -1 : bytes.indexOf(colon, first + 1)
  if (second < 0) return null
  return {
    name: bytes.subarray(0, first).toString(),
    hexTime: bytes.subarray(first + 1, second).toString(),
    mac: bytes.subarray(second + 1),
  }
}

/** How many seconds the session has left; null when the cookie is forged or too old. */
export function secondsLeft(secret: Buffer, cookie: ReadCookie, login: Login, nowMs: number): number | null {
  if (!/^[0-9A-F]{1,12}$/i.test(cookie.hexTime)) return null
  const left = Number.parseInt(cookie.hexTime, 16) + sessionSeconds - Math.floor(nowMs / 1000)
  const expected = sign(secret, login, cookie.hexTime)
  const isSigned = expected.length === cookie.mac.length && timingSafeEqual(expected, cookie.mac)
  return isSigned && left > 0 && left <= sessionSeconds ? left : null
}
