import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#server/ensure/root.mjs'
import { toolScript } from '#server/ensure/runNode.mjs'

const sources = ['package.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts', 'static', 'src']

/** Builds the same sources, or what `change` makes of them, as another release; answers where it stands. */
export async function buildNext(
  folder: string,
  change: (tree: string) => void = () => undefined,
): Promise<string> {
  const tree = join(folder, 'next')
  mkdirSync(tree)
  for (const source of sources) cpSync(join(root, source), join(tree, source), { recursive: true })
  change(tree)
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  const env = { ...process.env, WIN_BUILD: `next${Date.now()}`, NODE_ENV: 'production' }
  const building = spawn(process.execPath, [toolScript('vite'), 'build'], { cwd: tree, env, stdio: 'pipe' })
  let said = ''
  for (const stream of [building.stdout, building.stderr]) stream.on('data', (part) => (said += String(part)))
  const [code] = (await once(building, 'close')) as [number | null]
  if (code !== 0) throw new Error(`the next release was not built:\n${said}`)
  return join(tree, 'build')
}
