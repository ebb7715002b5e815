import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mintCookie, mintJwt, proxyHeaders, speakWith } from './speech.ts'

const anna = {
  login: 'anna',
  grants: ['rete', 'tavolo:empoli:operatore'],
  salt: '4e170ffeb6f34daecfd814dfb4001a73',
}
const moment = Date.UTC(2026, 10, 17, 12, 0, 0)

describe('speaking for a person towards CouchDB', () => {
  it('gives proxy headers with the HMAC of the name, which CouchDB compares with its own', () => {
    // The token by openssl: dgst -sha256 -hmac; sha256 is the first of CouchDB's `hash_algorithms`.
    const headers = proxyHeaders(anna, '92de07df7e7a3fe14808cef90a7cc0d91')
    expect(headers).toEqual({
      'x-auth-couchdb-username': 'anna',
      'x-auth-couchdb-roles': 'rete,tavolo:empoli:operatore',
      'x-auth-couchdb-token': '4e2c489e327e5a5db6b0bcc9f4e4fb2124d5d047831d16e0b2afcde2c1ba4a73',
    })
  })

  it('mints a JWT that another reader of HS256 accepts, good for a minute', () => {
    const key = new Uint8Array(32).fill(7)
    const [head = '', claims = '', sig = ''] = mintJwt(anna, key, moment).split('.')
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      sub: 'anna',
      iat: moment / 1000,
      exp: moment / 1000 + 60,
      '_couchdb.roles': anna.grants,
    })
    expect(sig).toBe(createHmac('sha256', key).update(`${head}.${claims}`).digest('base64url'))
  })

  it("mints CouchDB's cookie: three parts, the last the HMAC under secret and salt", () => {
    const bytes = Buffer.from(mintCookie(anna, 's3cret', moment), 'base64url')
    const head = Buffer.from('anna:6AFC41C0:')
    expect(bytes.subarray(0, head.length).toString()).toBe(head.toString())
    const mac = createHmac('sha256', `s3cret${anna.salt}`).update('anna:6AFC41C0').digest('hex')
    expect(bytes.subarray(head.length).toString('hex')).toBe(mac)
    expect(Number.parseInt('6AFC41C0', 16)).toBe(moment / 1000)
  })

  it('says it in the header that each way asks for', () => {
    const now = () => moment
    const names = (speech: Parameters<typeof speakWith>[0]) => Object.keys(speakWith(speech, now)(anna))
    expect(names({ mode: 'jwt', key: new Uint8Array(32) })).toEqual(['authorization'])
    expect(names({ mode: 'cookie', secret: 's' })).toEqual(['cookie'])
    expect(names({ mode: 'proxy', secret: 's' })).toHaveLength(3)
  })
})
