import { parseArgs } from 'node:util'
import { parseCouchUrl } from '#server/couch/couch.ts'
import { runSuites, type Ways } from './run-suites.ts'

const usage =
  'npm run contract [-- --url http://admin:secret@host:port] [--through gateway|direct|both] [--quiet] [--write-golden]'

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const given = parse(args)
  const couch = given?.url === undefined ? undefined : parseCouchUrl(given.url)
  if (!given || (given.url !== undefined && !couch) || !isWays(given.through)) {
    console.error(usage)
    return 2
  }
  const { passed, failed } = await runSuites({
    ...(couch && { couch }),
    through: given.through,
    golden: given['write-golden'] ? 'write' : 'compare',
    isQuiet: given.quiet,
    print: (line) => console.log(line),
  })
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function parse(args: string[]) {
  const options = {
    url: { type: 'string' },
    through: { type: 'string', default: 'both' },
    quiet: { type: 'boolean', default: false },
    'write-golden': { type: 'boolean', default: false },
  } as const
  try {
    return parseArgs({ args, options }).values
  } catch {
    return undefined
  }
}

function isWays(text: string): text is Ways {
  return ['gateway', 'direct', 'both'].includes(text)
}
