// `npm start`. Plain JavaScript: it runs before anything is installed, and on any Node that reads modules.
import { nodeRefusal } from './ensure/nodeRefusal.mjs'

const refusal = nodeRefusal(process.versions.node)
if (refusal) {
  console.error(refusal.it)
  process.exitCode = 1
} else {
  // Imported only now, since an old Node could not even read it.
  const { startServer } = await import('./ensure/startServer.mjs')
  await startServer()
}
