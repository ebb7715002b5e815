// `node src/server/ensure/run.mjs TOOL|FILE.ts …`: installs what is missing, then runs it. For package.json.
import { ensureBuilt } from './ensureBuilt.mjs'
import { ensureInstalled } from './ensureInstalled.mjs'
import { nodeRefusal } from './nodeRefusal.mjs'
import { runNode, toolScript } from './runNode.mjs'
import { runTypeScript } from './runTypeScript.mjs'
import { sentences } from './sentences.mjs'

const [what = '', ...args] = process.argv.slice(2)
const refusal = nodeRefusal(process.versions.node)

if (refusal) console.error(refusal.en)
if (refusal || !(await ensureInstalled(sentences.en))) process.exitCode = 1
else if (what === 'build') process.exitCode = (await ensureBuilt(sentences.en)) ? 0 : 1
else if (what.endsWith('.ts')) await runTypeScript(what, args)
else process.exitCode = await runNode([toolScript(what), ...args])
