import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '#server/ensure/root.mjs'
import type { Print } from './launch.ts'
import { sections, type Section } from './sections.ts'
import { addTallies, closingLine, isGreen, oneCheck, type Tally } from './tally.ts'

type Finished = {
  title: string
  tally: Tally
  seconds: number
}

const done = new Map<Section, Finished>()
const chosen = chooseSections()
const toConsole: Print = (text) => void process.stdout.write(text)
await runLane('first', toConsole)
await Promise.all([runLane('tests', toConsole), runLane('checks')])
await runLane('last', toConsole)
const finished = chosen.map((section) => done.get(section)).filter((one) => one !== undefined)

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

/** One section after the other; without a way to print at once, each tells all that it said when it has ended. */
async function runLane(lane: Section['lane'], print?: Print): Promise<void> {
  for (const section of chosen.filter((one) => one.lane === lane)) {
    const kept: string[] = []
    const say = print ?? ((text: string) => void kept.push(text))
    say(`\n── ${section.title} ${'─'.repeat(Math.max(0, 76 - section.title.length))}\n`)
    const started = performance.now()
    const tally = await tallyOf(section, say)
    done.set(section, { title: section.title, tally, seconds: (performance.now() - started) / 1000 })
    toConsole(kept.join(''))
  }
}

/** Nothing stops the run: a section that throws has failed, and the next one follows. */
async function tallyOf({ needs, required, run }: Section, print: Print): Promise<Tally> {
  if (needs !== undefined && !existsSync(join(root, needs))) {
    print(`${needs} is not there${required ? '.' : ' yet.'}\n`)
    return required ? oneCheck(1) : addTallies([])
  }
  try {
    return await run(print)
  } catch (error) {
    print(`${error instanceof Error ? error.stack : String(error)}\n`)
    return oneCheck(1)
  }
}

function summaryLine({ title, tally, seconds }: Finished): string {
  return `${title.padEnd(46)} ${closingLine(tally).padEnd(36)} ${seconds.toFixed(1).padStart(6)} s`
}
