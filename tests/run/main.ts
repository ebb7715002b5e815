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
  said: string
}

/** How much of what a failed section said is said again at the end, in characters: why it failed is there. */
const lastWords = 4000

const done = new Map<Section, Finished>()
const chosen = chooseSections()
const toConsole: Print = (text) => void process.stdout.write(text)
await runLane('first', toConsole)
await Promise.all([runLane('tests', toConsole), runLane('checks')])
await runLane('last', toConsole)
const finished = chosen.map((section) => done.get(section)).filter((one) => one !== undefined)

const total = addTallies(finished.map((one) => one.tally))
for (const { title, said } of finished.filter((one) => one.tally.failed > 0)) {
  console.log(`\n${headline(`${title}, its end once more`)}\n${said.slice(-lastWords).trim()}`)
}
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
    const say: Print = (text) => {
      kept.push(text)
      print?.(text)
    }
    say(`\n${headline(section.title)}\n`)
    const started = performance.now()
    const tally = await tallyOf(section, say)
    const seconds = (performance.now() - started) / 1000
    done.set(section, { title: section.title, tally, seconds, said: kept.join('') })
    if (!print) toConsole(kept.join(''))
  }
}

function headline(title: string): string {
  return `── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`
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
