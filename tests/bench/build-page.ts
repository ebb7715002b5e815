import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('./page', import.meta.url))

/** The bench page, built as the app is: the engine's worker where the gateway looks for workers. */
export async function buildPage(outDir: string): Promise<void> {
  const immutable = '_app/immutable'
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, assetsDir: `${immutable}/assets`, target: 'es2022' },
    worker: {
      format: 'es',
      rollupOptions: { output: { entryFileNames: `${immutable}/workers/[name]-[hash].js` } },
    },
  })
}
