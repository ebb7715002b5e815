import { describe, expect, it } from 'vitest'
import { adminsOnly } from '../auth/security.ts'
import { checkDesign, compileValidator } from './compileValidator.ts'
import { runValidators } from './runValidators.ts'

const judging = { database: 'db', user: { name: 'mario', roles: ['op'] }, security: adminsOnly }

function compile(source: string) {
  const validator = compileValidator({ _id: '_design/v', _rev: '1-a', validate_doc_update: source })
  if (!validator) throw new Error('no validator')
  return validator
}

async function judge(source: string, ...docs: object[]) {
  const writes = docs.map((doc) => ({ newDoc: JSON.stringify(doc), oldDoc: null }))
  const outcomes = await runValidators([compile(source)], writes, judging)
  return outcomes.map((outcome) =>
    outcome.ok ? 'ok' : [outcome.refusal.status, outcome.refusal.error, outcome.refusal.reason],
  )
}

describe('validators', () => {
  it('pass, forbid and ask for a login, document by document', async () => {
    const source = 'function(doc) { if (doc.say) { var t = {}; t[doc.say] = "no"; throw t } }'
    expect(await judge(source, {}, { say: 'forbidden' }, { say: 'unauthorized' }, {})).toEqual([
      'ok',
      [403, 'forbidden', 'no'],
      [401, 'unauthorized', 'no'],
      'ok',
    ])
  })

  it('get the user, the database and its security, and what CouchDB gives them to work with', async () => {
    const source = `function(doc, old, user, security) {
      if (old !== null || user.db !== 'db' || user.name !== 'mario' || user.roles[0] !== 'op') throw { forbidden: 'user' }
      if (!isArray(security.admins.roles)) throw { forbidden: 'security' }
      if (sum([1, 2]) !== 3 || toJSON({ a: 1 }) !== '{"a":1}' || typeof log !== 'function') throw { forbidden: 'tools' }
      if (this._id !== '_design/v') throw { forbidden: 'this' }
    }`
    expect(await judge(source, {})).toEqual(['ok'])
  })

  it('fail closed on any other throw, on running out of time and on text that is no function', async () => {
    for (const thrown of ['"no"', 'null', 'new Error("no")', '{ denied: 1 }', 'undefinedName()']) {
      const [verdict] = await judge(`function() { throw ${thrown} }`, {})
      expect(verdict?.[0]).toBe(500)
    }
    const slow = 'function(doc) { if (doc.slow) while (true) {} }'
    const verdicts = await judge(slow, {}, { slow: 1 }, {})
    expect([verdicts[0], verdicts[1]?.[0], verdicts[2]]).toEqual(['ok', 500, 'ok'])
    expect((await judge('no function', {}))[0]?.[0]).toBe(500)
    expect(checkDesign({ _id: '_design/v', _rev: '1-a', validate_doc_update: '42' }).ok).toBe(false)
    expect(checkDesign({ _id: '_design/v', _rev: '1-a', validate_doc_update: 'function(doc) {}' }).ok).toBe(
      true,
    )
  })

  it('stop judging when one document after the other runs out of time', async () => {
    const started = performance.now()
    const docs = Array.from({ length: 60 }, () => ({ slow: 1 }))
    const verdicts = await judge('function(doc) { while (doc.slow) {} }', ...docs)
    expect(verdicts.every((verdict) => verdict[0] === 500)).toBe(true)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('have nothing of the host in reach', async () => {
    const source = `function(doc) {
      var names = ['process', 'require', 'global', 'fetch', 'setTimeout', 'Buffer', 'console', 'WebAssembly']
      for (var i = 0; i < names.length; i++) if (typeof globalThis[names[i]] !== 'undefined') throw { forbidden: names[i] }
      try { doc.constructor.constructor('return process')(); throw { forbidden: 'made code' } }
      catch (e) { if (e.forbidden) throw e }
      if (isArray.constructor !== Function || doc.constructor !== Object) throw { forbidden: 'another realm' }
    }`
    expect(await judge(source, { a: 1 })).toEqual(['ok'])
  })

  it('see own __proto__ properties as the data that they are', async () => {
    const source =
      'function(doc) { if (Object.keys(doc.set).indexOf("__proto__") >= 0) throw { forbidden: "key" } }'
    const writes = [{ newDoc: '{"set":{"__proto__":{"a":1}}}', oldDoc: null }]
    const [outcome] = await runValidators([compile(source)], writes, judging)
    expect(outcome).toEqual({ ok: false, refusal: { status: 403, error: 'forbidden', reason: 'key' } })
  })
})
