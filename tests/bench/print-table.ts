import { cpus, totalmem } from 'node:os'
import type { Judged } from './aims.ts'
import type { Figure, Subject } from './figure.ts'

const subjects: readonly Subject[] = ['win', 'win-4x', 'pouchdb-default', 'pouchdb-tuned', 'rxdb', 'floor']

/** What a run found. */
export type Results = {
  figures: readonly Figure[]
  aims: readonly Judged[]
  notes: readonly string[]
  browser: string
}

/** Figures by subject, under what they were measured on; then the aims, and what was noted on the way. */
export function printTable({ figures, aims, notes, browser }: Results): void {
  const processors = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  console.log(`\n${new Date().toISOString()}  npm run bench ${process.argv.slice(2).join(' ')}`.trimEnd())
  console.log(
    `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}, Chromium ${browser}\n`,
  )
  console.log(line('', subjects))
  for (const figure of new Set(figures.map((one) => one.figure))) {
    const ofFigure = figures.filter((one) => one.figure === figure)
    console.log(
      line(
        `${figure} (${ofFigure[0]?.unit})`,
        subjects.map((subject) => write(ofFigure.find((one) => one.subject === subject))),
      ),
    )
  }
  console.log()
  printAims(aims)
  console.log()
  for (const note of notes) console.log(note)
}

/** Whether each holds, and by how much. */
export function printAims(aims: readonly Judged[]): void {
  for (const { aim, measured, holds } of aims)
    console.log(`${holds ? 'holds' : 'FAILS'}  ${aim.padEnd(60)} ${measured}`)
}

function line(head: string, cells: readonly string[]): string {
  return head.padEnd(28) + cells.map((cell) => cell.padStart(17)).join('')
}

function write(figure: Figure | undefined): string {
  if (!figure) return '–'
  return figure.unit === 'ms' ? figure.value.toFixed(1) : String(figure.value)
}
