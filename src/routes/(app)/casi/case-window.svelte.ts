import type { Client } from '#lib/engine/client/connect.ts'
import type { RowSizes } from '#lib/ui/list/rowSizes.ts'
import type { CaseList, CaseQuery, CaseRow } from '#lib/engine/views.ts'

type Question = Omit<CaseQuery, 'from' | 'count'>
type Blocks = Readonly<Record<number, CaseRow[]>>

/** The cases that fit, of which only the blocks around what is in sight are held. */
export type CaseWindow = {
  readonly list: Omit<CaseList, 'rows'>
  /** The words that `list` answers. */
  readonly answered: string
  /** False until the first answer. */
  readonly loaded: boolean
  /** The searched words: kept here while a case is open, and nowhere on disk. */
  words: string
  /** The heights of the rows as the list was left. */
  sizes: RowSizes | undefined
  rowAt(index: number): CaseRow | undefined
  /** Asks for another list; the old one stays until the answer. */
  ask(question: Question): void
  inSight(first: number, last: number): void
  /** Something changed: what is in sight is asked for again. */
  refresh(): void
}

const blockSize = 50
const nothing: Omit<CaseList, 'rows'> = {
  total: 0,
  counts: { all: 0, mine: 0, conflict: 0, waiting: 0, refused: 0 },
  states: [],
  tutors: [],
  tavoli: [],
}

/** An empty window over the engine's list. Answers to an older question are dropped. */
export function createCaseWindow(client: Client): CaseWindow {
  let list = $state.raw(nothing)
  let blocks = $state.raw<Blocks>({})
  let answered = $state('')
  let loaded = $state(false)
  let words = $state('')
  let question: Question = {}
  let sight = { first: 0, last: 0 }
  let turn = 0
  let asked: number[] = []

  /** With `anew` everything older is forgotten as soon as this answer is here. */
  async function read(wanted: readonly number[], anew: boolean): Promise<void> {
    const [from, to] = [wanted[0], wanted.at(-1)]
    if (from === undefined || to === undefined) return
    if (anew) turn += 1
    const mine = turn
    asked = [...(anew ? [] : asked), ...wanted]
    const count = (to - from + 1) * blockSize
    const asking = question
    const { rows, ...rest } = await client.listCases({ ...asking, from: from * blockSize, count })
    if (mine !== turn) return
    blocks = { ...(anew ? {} : blocks), ...inBlocks(rows, from, to) }
    list = rest
    answered = asking.text ?? ''
    loaded = true
  }
  const around = () => blocksAround(sight.first, sight.last, list.total)

  return {
    get list() {
      return list
    },
    get answered() {
      return answered
    },
    get loaded() {
      return loaded
    },
    get words() {
      return words
    },
    set words(next) {
      words = next
    },
    sizes: undefined,
    rowAt: (index) => blocks[Math.floor(index / blockSize)]?.[index % blockSize],
    ask(next) {
      question = next
      void read(around(), true)
    },
    inSight(first, last) {
      sight = { first, last }
      const missing = around().filter((block) => !asked.includes(block))
      void read(missing, false)
    },
    refresh: () => void read(around(), true),
  }
}

/** The blocks that hold these rows and half a block on either side. */
function blocksAround(first: number, last: number, total: number): number[] {
  const from = Math.max(0, Math.floor((first - blockSize / 2) / blockSize))
  const end = Math.max(0, Math.min(total - 1, last + blockSize / 2))
  const to = Math.max(from, Math.floor(end / blockSize))
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

function inBlocks(rows: CaseRow[], from: number, to: number): Blocks {
  const blocks: Record<number, CaseRow[]> = {}
  for (let block = from; block <= to; block++) {
    const at = (block - from) * blockSize
    blocks[block] = rows.slice(at, at + blockSize)
  }
  return blocks
}
