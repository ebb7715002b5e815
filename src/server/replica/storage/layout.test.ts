import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRevs, openWinner } from '../documents/readDocument.ts'
import { leavesOf, revText } from '../revisions/revTree.ts'
import { localKey } from './layout.ts'
import { readMany } from './level.ts'
import { type Engine, openEngine, storeDocuments, storeLocal } from './openEngine.ts'
import { readCounts, readMetadata } from './reads.ts'

describe('the layout of the adapter, as read past it', () => {
  let folder: string
  let engine: Engine

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'win-layout-'))
    engine = await openEngine(join(folder, 'store'), true)
  })

  afterAll(async () => {
    await engine.pouch.close()
    await rm(folder, { recursive: true })
  })

  it('shows documents, leaves, counts and local documents as the adapter does', async () => {
    const { pouch, level } = engine
    const docs = [
      { _id: 'à/€\u0000', n: 1 },
      { _id: 'b', n: 2 },
    ]
    const [first] = await storeDocuments(engine, docs, true)
    const pushed = { _id: 'à/€\u0000', _rev: '1-ffff', _revisions: { start: 1, ids: ['ffff'] }, n: 3 }
    await storeDocuments(engine, [pushed], false)
    await storeLocal((answer) => pouch._putLocal({ _id: '_local/x' }, answer))
    const info = await pouch.info()
    expect(await readCounts(level)).toEqual({ documents: info.doc_count, updateSeq: info.update_seq })
    const [metadata] = await readMetadata(level, ['à/€\u0000'])
    expect(metadata && leavesOf(metadata.rev_tree).map(revText)).toEqual(['1-ffff', first?.rev])
    expect(metadata?.winningRev).toBe('1-ffff')
    const winner = await openWinner(level, 'à/€\u0000', {})
    expect(winner.ok && winner.value).toEqual(await pouch.get('à/€\u0000'))
    const all = await openRevs(level, { id: 'à/€\u0000', revs: 'all' }, {})
    expect(all.map((found) => found.ok && found.document.n)).toEqual([3, 1])
    const [local] = await readMany(level, [localKey('_local/x')])
    expect(JSON.parse(local ?? 'null')).toEqual(await pouch.get('_local/x'))
  })
})
