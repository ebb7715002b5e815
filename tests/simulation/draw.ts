import type { Played } from './play.ts'

const columnWidth = 130
const rowHeight = 22
const top = 70

/** What a line of a trace tells: `step who what`. */
type Event = { step: number; who: string; what: string }

/** A played seed as a space-time diagram (SVG): a line for each device and the replica, time downwards. */
export function draw({ seed, lines, violations }: Pick<Played, 'seed' | 'lines' | 'violations'>): string {
  const events = lines.flatMap(readLine)
  const devices = [...new Set(events.map(({ who }) => who))].filter((who) => !outside.includes(who)).sort()
  const columns = [...devices, 'replica']
  const xOf = (who: string) =>
    90 + Math.max(0, columns.indexOf(outside.includes(who) ? 'replica' : who)) * columnWidth
  const yOf = (row: number) => top + row * rowHeight
  const height = yOf(events.length + violations.length + 2)
  const width = 90 + columns.length * columnWidth + 160
  const parts = [
    `<text x="10" y="20" font-weight="bold">seed ${seed}: ${violations.length} violations</text>`,
    ...columns.map((who) => column(who, xOf(who), height)),
    ...events.map((event, row) => mark(event, xOf(event.who), yOf(row), xOf('replica'))),
    ...violations.map(({ promise, detail }, n) => {
      const y = yOf(events.length + n + 1)
      return `<text x="10" y="${y}" fill="#b00020">${escape(`${promise}: ${detail}`)}</text>`
    }),
  ]
  const style = 'font-family="sans-serif" font-size="11"'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${style}>\n${parts.join('\n')}\n</svg>\n`
}

/** Those who have no line of their own. */
const outside = ['replica', 'rogue', 'office', 'newer']

function readLine(line: string): Event[] {
  const [, step, who, what] = /^(\d+) (\S+) (.*)$/.exec(line) ?? []
  return step && who && what ? [{ step: Number(step), who, what }] : []
}

function column(who: string, x: number, height: number): string {
  const line = `<line x1="${x}" y1="${top - 15}" x2="${x}" y2="${height - 20}" stroke="#9aa5b1"/>`
  return `<text x="${x}" y="${top - 25}" text-anchor="middle" font-weight="bold">${escape(who)}</text>${line}`
}

function mark({ step, who, what }: Event, x: number, y: number, replica: number): string {
  const number = `<text x="10" y="${y + 4}" fill="#5a6772">${step}</text>`
  const words = `<text x="${x + 8}" y="${y + 4}">${escape(what.slice(0, 40))}</text>`
  if (what.startsWith('exchange')) {
    const isDone = what.startsWith('exchange true')
    const dash = isDone ? '' : ' stroke-dasharray="4 3"'
    return `${number}<line x1="${x}" y1="${y}" x2="${replica}" y2="${y}" stroke="#0066cc"${dash}/>`
  }
  const isBlow = /^(crashed|destroyed|restored|forges|parted)/.test(what)
  const colour = isBlow ? '#b00020' : '#17324d'
  const shape = isBlow
    ? `<path d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" stroke="${colour}" stroke-width="2"/>`
    : `<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>`
  return `${number}${shape}${words}`.replace('<text x', `<text data-who="${escape(who)}" x`)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
