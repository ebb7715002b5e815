import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '#server/ensure/root.mjs'
import { toolScript } from '#server/ensure/runNode.mjs'

type Dependency = { module: string; rules?: { name: string }[] }
type Cruise = { modules: { source: string; dependencies: Dependency[] }[] }

/** What must be refused: by which rule, from which file, importing what. */
const refused: [rule: string, from: string, code: string][] = [
  ['domain', 'src/lib/domain/a.ts', `import '#lib/entries/ok.ts'`],
  ['domain', 'src/lib/domain/b.ts', `import type { T } from '#lib/entries/ok.ts'; export type U = T`],
  ['domain', 'src/lib/domain/c.ts', `import 'node:fs'`],
  ['domain', 'src/lib/domain/d.ts', `import 'dexie'`],
  ['entries', 'src/lib/entries/a.ts', `import '#lib/vault/ok.ts'`],
  ['vault', 'src/lib/vault/a.ts', `import '#lib/domain/ok.ts'`],
  ['store', 'src/lib/store/a.ts', `import '#lib/sync/ok.ts'`],
  ['store', 'src/lib/store/b.ts', `import 'pouchdb-core'`],
  ['sync', 'src/lib/sync/a.ts', `import '#lib/vault/ok.ts'`],
  ['sync', 'src/lib/sync/b.ts', `import '#lib/engine/ok.ts'`],
  ['engine', 'src/lib/engine/a.ts', `import '#lib/ui/ok.ts'`],
  ['engine', 'src/lib/engine/b.ts', `import '#server/ok.ts'`],
  ['engine', 'src/lib/engine/c.ts', `import 'svelte'`],
  ['engine-client', 'src/lib/engine/client/a.ts', `import { ok } from '../ok.ts'; export const a = ok`],
  ['engine-client', 'src/lib/engine/client/b.ts', `import '#lib/vault/ok.ts'`],
  ['ui', 'src/lib/ui/a.ts', `import { ok } from '#lib/engine/ok.ts'; export const a = ok`],
  ['ui', 'src/lib/ui/b.ts', `import type { T } from '#lib/store/ok.ts'; export type U = T`],
  ['ui', 'src/lib/ui/C.svelte', component(`import { ok } from '#lib/engine/ok.ts'`)],
  ['ui', 'src/lib/ui/D.svelte', component(`import ok from '../../routes/ok.ts'`)],
  ['routes', 'src/routes/a.ts', `import { ok } from '#lib/engine/ok.ts'; export const a = ok`],
  ['routes', 'src/routes/b.ts', `import '#lib/store/ok.ts'`],
  ['routes', 'src/routes/C.svelte', component(`import { ok } from '#lib/sync/ok.ts'`)],
  ['server', 'src/server/a.ts', `import '#lib/store/ok.ts'`],
  ['server', 'src/server/b.ts', `import type { T } from '#lib/engine/ok.ts'; export type U = T`],
  ['server', 'src/server/c.ts', `import '#lib/ui/ok.ts'`],
  ['service-worker', 'src/service-worker/a.ts', `import '#lib/domain/ok.ts'`],
  ['unknown-part', 'src/lib/shared/a.ts', `import '#lib/domain/ok.ts'`],
  ['tests-stay-out', 'src/server/d.ts', `import '#tests/ok.ts'`],
  ['tests-stay-out', 'src/lib/store/c.ts', `import './ok.test.ts'`],
  ['no-cycles', 'src/lib/domain/e.ts', `import './f.ts'; export const e = 1`],
  ['no-cycles', 'src/lib/domain/f.ts', `import './e.ts'; export const f = 1`],
  ['resolves', 'src/lib/domain/g.ts', `import './nowhere.ts'`],
]

/** What must pass, with the imports that each part is allowed. */
const allowed: [from: string, code: string][] = [
  ['src/lib/domain/ok.ts', `import { z } from 'zod'; export const ok = z; export type T = 1`],
  ['src/lib/entries/ok.ts', `import '#lib/domain/ok.ts'; import '@noble/hashes/sha2.js'; export type T = 1`],
  ['src/lib/entries/one.ts', `import './two.ts'; export type One = 1`],
  ['src/lib/entries/two.ts', `import type { One } from './one.ts'; export type Two = One`],
  ['src/lib/vault/ok.ts', `import 'hash-wasm'; export const ok = 1`],
  ['src/lib/store/ok.ts', `import 'dexie'; import '#lib/vault/ok.ts'; export type T = 1`],
  ['src/lib/store/ok.test.ts', `import 'vitest'; import '#tests/ok.ts'; import '#lib/sync/ok.ts'`],
  ['src/lib/sync/ok.ts', `import 'pouchdb-core'; import '#lib/store/ok.ts'; export const ok = 1`],
  [
    'src/lib/engine/ok.ts',
    `import 'comlink'; import '#lib/sync/ok.ts'; export const ok = 1; export type T = 1`,
  ],
  [
    'src/lib/engine/client/ok.ts',
    `import type { T } from '../ok.ts'; import 'comlink'; import 'svelte'; export type U = T`,
  ],
  [
    'src/lib/ui/ok.ts',
    `import type { T } from '#lib/engine/ok.ts'; import '#lib/domain/ok.ts'; export type U = T`,
  ],
  [
    'src/lib/ui/Ok.svelte',
    component(`import type { T } from '#lib/engine/ok.ts'; import { ok } from '#lib/domain/ok.ts'`),
  ],
  [
    'src/routes/ok.ts',
    `import '#lib/engine/client/ok.ts'; import '#lib/ui/ok.ts'; import '$app/state'; export default 1`,
  ],
  ['src/server/ok.ts', `import 'node:fs'; import 'fastify'; import '#lib/entries/ok.ts'`],
  ['src/service-worker/ok.ts', `import 'workbox-precaching'; import '$service-worker'`],
  ['tests/ok.ts', `import '#lib/store/ok.ts'; import '#lib/ui/ok.ts'; import '#server/ok.ts'`],
]

function component(script: string): string {
  return `<script lang="ts">\n  ${script}\n  export const used = typeof ok\n</script>\n{used}`
}

/** The rules broken by each file of a small project that holds all of the above. */
function cruisePlanted(folder: string): Map<string, Set<string>> {
  const files = [...refused.map(([, from, code]) => [from, code] as const), ...allowed]
  for (const [from, code] of files) {
    mkdirSync(dirname(join(folder, from)), { recursive: true })
    writeFileSync(join(folder, from), code + '\n')
  }
  const imports = { '#lib/*': './src/lib/*', '#server/*': './src/server/*', '#tests/*': './tests/*' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'planted', type: 'module', imports }))
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "module": "esnext" } }')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const config = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const args = [toolScript('depcruise', 'dependency-cruiser'), 'src', 'tests', ...config]
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const { modules } = JSON.parse(stdout) as Cruise
  const broken = ({ dependencies }: Cruise['modules'][number]) =>
    new Set(dependencies.flatMap(({ rules }) => (rules ?? []).map(({ name }) => name)))
  return new Map(modules.map((module) => [module.source, broken(module)]))
}

describe('the borders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'win-borders-'))
  let broken = new Map<string, Set<string>>()

  beforeAll(() => {
    broken = cruisePlanted(folder)
  })

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(refused)('%s: %s is refused', (rule, from) => {
    expect([...(broken.get(from) ?? [])]).toContain(rule)
  })

  it.each(allowed)('%s passes', (from) => {
    expect([...(broken.get(from) ?? ['it was not read'])]).toEqual([])
  })

  it('every folder of the app is a part that the rules name', () => {
    const parts = ['domain', 'engine', 'entries', 'store', 'sync', 'ui', 'vault']
    expect(parts).toEqual(expect.arrayContaining(readdirSync(join(root, 'src/lib'))))
    expect(['lib', 'routes', 'server', 'service-worker', 'app.html', 'untyped.d.ts']).toEqual(
      expect.arrayContaining(readdirSync(join(root, 'src'))),
    )
  })

  it('the top of the repository holds what it may', () => {
    const plain = [
      'src',
      'static',
      'tests',
      'svelte.config.js',
      'vite.config.ts',
      'package.json',
      'tsconfig.json',
    ]
    const more = ['README.md', 'package-lock.json', 'LICENSE', 'publiccode.yml', 'compose.yaml']
    const made = ['node_modules', 'build', 'data', 'test-results', 'bench.json']
    const there = readdirSync(root).filter((name) => !name.startsWith('.'))
    expect([...plain, ...more, ...made]).toEqual(expect.arrayContaining(there))
  })
})
