import { ESLint } from 'eslint'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'
import { root } from '#server/ensure/root.mjs'

const config = join(root, 'tests/lint/eslint.config.js')

/** By the rules that need no types, since a planted file belongs to no project. */
const linter = new ESLint({
  cwd: root,
  overrideConfigFile: config,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
})

async function rulesReported(filePath: string, code: string): Promise<string[]> {
  const [result] = await linter.lintText(code, { filePath: join(root, filePath) })
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message)
}

const component = 'src/lib/ui/planted/Planted.svelte'
const lines = (count: number) => '\n'.repeat(count)

/** What must be caught: rule, file, code. */
const planted: [rule: string, filePath: string, code: string][] = [
  ['win/autocompleteOff', component, '<input name="phone" />'],
  ['win/autocompleteOff', component, '<input name="phone" autocomplete="on" />'],
  ['win/autocompleteOff', component, '<input name="phone" autocomplete={value} />'],
  ['win/autocompleteOff', component, '<textarea></textarea>'],
  ['win/autocompleteOff', component, '<select></select>'],
  ['win/autocompleteOff', component, '<form></form>'],
  ['win/autocompleteOff', component, '<input autocomplete="off" {...rest} />'],
  ['win/noStyleAttribute', component, '<p style="color: red">x</p>'],
  ['win/noStyleAttribute', component, '<p {style}>x</p>'],
  ['svelte/no-at-html-tags', component, '{@html text}'],
  ['@typescript-eslint/no-restricted-imports', component, `<script>\nimport '#lib/store/open.ts'\n</script>`],
  [
    '@typescript-eslint/no-restricted-imports',
    component,
    `<script lang="ts">\nimport type { Row } from '#lib/store/row.ts'\n</script>`,
  ],
  ['@typescript-eslint/no-restricted-imports', 'src/routes/+page.ts', `import { x } from '$lib/x'`],
  ['@typescript-eslint/no-explicit-any', 'src/server/planted.ts', 'export const x = (y: any) => y'],
  ['no-restricted-syntax', 'src/server/planted.ts', `export * from './other.ts'`],
  ['no-restricted-syntax', 'src/server/planted.ts', 'let count = 0\ncount += 1'],
  ['no-restricted-syntax', 'src/server/planted.ts', 'export const seen = new Map()'],
  ['no-restricted-syntax', 'src/lib/ui/planted.svelte.ts', 'export const state = $state(0)'],
  ['no-restricted-syntax', 'src/lib/ui/planted.ts', 'export const x = (e) => { e.innerHTML = "a" }'],
  ['no-restricted-syntax', 'src/lib/store/planted.test.ts', `vi.mock('./open.ts')`],
  ['no-restricted-syntax', 'tests/e2e/planted.ts', `test.skip('later', () => {})`],
  ['no-restricted-syntax', 'src/lib/store/planted.test.ts', `describe.only('one', () => {})`],
  ...['domain', 'entries', 'vault', 'store', 'sync'].flatMap((part): [string, string, string][] => [
    ['no-restricted-syntax', `src/lib/${part}/planted.ts`, 'export const f = () => Date.now()'],
    ['no-restricted-syntax', `src/lib/${part}/planted.ts`, 'export const f = () => new Date()'],
    ['no-restricted-syntax', `src/lib/${part}/planted.ts`, 'export const f = () => Math.random()'],
    ['no-restricted-syntax', `src/lib/${part}/planted.ts`, 'export const f = () => crypto.randomUUID()'],
    ['no-restricted-globals', `src/lib/${part}/planted.ts`, 'export const f = () => navigator.onLine'],
    ['no-restricted-globals', `src/lib/${part}/planted.ts`, 'export const f = () => localStorage.length'],
    ['no-restricted-globals', `src/lib/${part}/planted.ts`, 'export const f = () => setTimeout(g, 1)'],
  ]),
  [
    'no-restricted-syntax',
    'src/lib/store/planted.ts',
    'export const f = (db, key) => db.transaction("rw", async () => { await crypto.subtle.encrypt(key) })',
  ],
  ['no-console', 'src/lib/sync/planted.ts', 'export const f = (entry) => console.log(entry)'],
  ['no-warning-comments', 'src/lib/sync/planted.ts', '// TODO retry'],
  ['max-lines', 'src/lib/sync/planted.ts', lines(351)],
  ['win/functionCeiling', 'src/lib/sync/planted.ts', `export function f() {${lines(61)}}`],
  ['win/functionCeiling', 'src/lib/sync/planted.test.ts', `it('x', () => {${lines(61)}})`],
  ['win/plainNames', 'src/lib/sync/syncManager.ts', 'export const a = 1'],
  ['win/plainNames', 'src/lib/sync/date-utils.ts', 'export const a = 1'],
  ['win/plainNames', 'src/lib/sync/planted.ts', 'export type CaseData = string'],
  ['win/plainNames', 'src/lib/sync/planted.ts', 'export class SyncService {}'],
  ['win/plainNames', 'src/lib/sync/planted.ts', 'export function handlePush() {}'],
  ['win/plainNames', 'src/lib/sync/planted.ts', 'export const processRow = () => 1'],
]

/** What must pass, so that the rules above do not catch everything. */
const innocent: [filePath: string, code: string][] = [
  [component, '<input autocomplete="off" />'],
  [component, '<input {...rest} autocomplete="off" />'],
  [component, '<Field name="phone" />'],
  [component, '<p style:--part="{part}%" class="bar">x</p>'],
  ['src/service-worker/service-worker.ts', 'export const registerServiceWorker = () => 1'],
  ['src/lib/sync/planted.ts', 'export const info = () => 1'],
  ['src/lib/sync/planted.ts', 'export const f = (at: number) => new Date(at)'],
  ['src/lib/sync/planted.ts', 'export const names = new Map([["a", 1]])'],
  ['src/lib/sync/planted.test.ts', `describe('x', () => {${lines(80)}})`],
  ['src/lib/sync/planted.ts', `export function f() {${lines(59)}}`],
]

describe('the linter', () => {
  it.each(planted)('%s catches a planted violation in %s (%#)', async (rule, filePath, code) => {
    expect(await rulesReported(filePath, code)).toContain(rule)
  })

  it.each(innocent)('finds nothing to say in %s (%#)', async (filePath, code) => {
    expect(await rulesReported(filePath, code)).toEqual([])
  })

  it('knows types: a promise that nobody waits for is caught', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'win-lint-'))
    try {
      writeFileSync(
        join(folder, 'tsconfig.json'),
        '{ "compilerOptions": { "strict": true, "lib": ["ES2023"] } }',
      )
      writeFileSync(join(folder, 'planted.ts'), 'export function f() { Promise.resolve(1) }\n')
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
      const typed = new ESLint({
        cwd: folder,
        overrideConfigFile: config,
        overrideConfig: { languageOptions: { parserOptions: { tsconfigRootDir: folder } } },
      })
      const [result] = await typed.lintFiles(['planted.ts'])
      expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(
        '@typescript-eslint/no-floating-promises',
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
