import { join } from 'node:path'
import { build } from 'vite'
import { root } from '#server/ensure/root.mjs'

/**
 * The tests' server as one file, since they start it eighty times: reading it as TypeScript, file by file,
 * takes a second each time. Libraries stay where they are. Answers the file.
 */
export async function bundleServer(): Promise<string> {
  const outDir = join(root, 'node_modules', '.win-e2e', 'server')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'tests/e2e/server/serve.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'serve.mjs' } },
    },
  })
  return join(outDir, 'serve.mjs')
}
