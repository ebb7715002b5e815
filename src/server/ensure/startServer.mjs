import { ensureBuilt } from './ensureBuilt.mjs'
import { ensureInstalled } from './ensureInstalled.mjs'
import { dropKeptFlags, restoreFlags } from './restoreFlags.mjs'
import { runTypeScript } from './runTypeScript.mjs'
import { sentences } from './sentences.mjs'

/** Installs, builds, serves. Where a step fails the exit code says so, and the step has said why. */
export async function startServer() {
  const flags = restoreFlags(process.argv.slice(2), process.env)
  if (!flags) {
    console.error(
      'Opzioni non chiare: le scriva dopo due trattini, come in «npm start -- --port 9090 --data cartella».',
    )
    process.exitCode = 2
    return
  }
  dropKeptFlags(process.env)
  if ((await ensureInstalled(sentences.it)) && (await ensureBuilt(sentences.it))) {
    await runTypeScript('src/server/main.ts', flags)
  } else {
    process.exitCode = 1
  }
}
