import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { buildFolder } from '../e2e/fixtures.ts'
import { openGround } from './ground.ts'
import { measureApp } from './measure-app.ts'
import { seedReplica } from './seed.ts'
const dataDir = mkdtempSync('/tmp/zzb-')
mkdirSync(join(dataDir, 'p'))
const g = await openGround(dataDir, buildFolder)
await seedReplica(g.all, { docs: 3000 })
console.log(JSON.stringify(await measureApp(g, join(dataDir, 'p')), null, 1))
process.exit(0)
