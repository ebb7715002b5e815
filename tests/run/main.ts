import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '#server/ensure/root.mjs'
import { sections, type Section } from './sections.ts'
import { addTallies, closingLine, isGreen, oneCheck, type Tally } from './tally.ts'

type Finished = {
  title: string
  tally: Tally
  seconds: number
}

const chosen = chooseSections()
const finished: Finished[] = []
for (const section of chosen) finished.push(await runSection(section))

const total = addTallies(finished.map((one) => one.tally))
console.log('\n' + finished.map(summaryLine).join('\n') + '\n')
console.log(closingLine(total))
process.exitCode = isGreen(total) ? 0 : 1

/** `--only types,unit`: a few sections, for who is working on one thing. */
function chooseSections(): readonly Section[] {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
  if (only === undefined) return sections
  const names = only.split(',')
  const unknown = names.filter((name) => !sections.some((section) => section.name === name))
  if (unknown.length === 0) return sections.filter((section) => names.includes(section.name))
  console.error(
    `No section ${unknown.join(', ')}: there are ${sections.map((section) => section.name).join(', ')}.`,
  )
  process.exit(2)
}

async function runSection(section: Section): Promise<Finished> {
  console.log(`\n── ${section.title} ${'─'.repeat(Math.max(0, 76 - section.title.length))}`)
  const started = performance.now()
  const tally = await tallyOf(section)
  return { title: section.title, tally, seconds: (performance.now() - started) / 1000 }
}

/** Nothing stops the run: a section that throws has failed, and the next one follows. */
async function tallyOf({ needs, required, run }: Section): Promise<Tally> {
  if (needs !== undefined && !existsSync(join(root, needs))) {
    console.log(`${needs} is not there${required ? '.' : ' yet.'}`)
    return required ? oneCheck(1) : addTallies([])
  }
  try {
    return await run()
  } catch (error) {
    console.error(error)
    return oneCheck(1)
  }
}

function summaryLine({ title, tally, seconds }: Finished): string {
  return `${title.padEnd(46)} ${closingLine(tally).padEnd(36)} ${seconds.toFixed(1).padStart(6)} s`
}
