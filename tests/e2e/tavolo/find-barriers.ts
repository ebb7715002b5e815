import { getDocumentProxy } from 'unpdf'

/** A node of the structure as the reader gives it; content nodes carry an id in place of a role. */
type Node = { role?: string; alt?: string; type?: string; children?: Node[] }

/** Where a structure element may stand (ISO 32000-1, 14.8.4). */
const parentsOf: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  LI: ['L'],
  LBody: ['LI'],
  Lbl: ['LI'],
}

/**
 * What keeps a PDF from PDF/UA-1, of the conditions of the Matterhorn protocol that a reader's own structure shows: no
 * checker is in the registries within reach. Left to people: whether the tags and their order mean what the page says.
 */
export async function findBarriers(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocumentProxy(bytes)
  const found: string[] = []
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
  const view = new Map<string, unknown>(Object.entries((await pdf.getViewerPreferences()) ?? {}))
  const mark = (await pdf.getMarkInfo()) as { Marked?: boolean; Suspects?: boolean } | null
  if (!info.Title) found.push('06-003 no title')
  if (view.get('DisplayDocTitle') !== true) found.push('07-002 the title is not what the window shows')
  if (!info.Language) found.push('11-006 no language')
  if (mark?.Marked !== true) found.push('06-001 not marked as tagged')
  if (mark?.Suspects === true) found.push('02-001 suspects')
  let level = 0
  const walk = (node: Node, parent: string): void => {
    const { role = '', alt } = node
    const allowed = parentsOf[role]
    if (allowed && !allowed.includes(parent)) found.push(`09-004 ${role} in ${parent || 'nothing'}`)
    if (role === 'Figure' && !alt) found.push('13-004 a figure without words')
    const heading = Number(/^H([1-6])$/.exec(role)?.[1])
    if (heading > level + 1) found.push(`14-003 H${heading} after H${level}`)
    if (heading > 0) level = heading
    if (role === 'Table' && !holds(node, 'TH')) found.push('15-003 a table without headers')
    for (const child of node.children ?? []) walk(child, role === 'Root' ? '' : role)
  }
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as Node | null
    if (!tree) found.push(`01-006 page ${number} has no structure`)
    else walk(tree, '')
    found.push(...untaggedOn(number, (await page.getTextContent({ includeMarkedContent: true })).items))
    const notes = (await page.getAnnotations()) as { subtype?: string; contents?: string }[]
    if (notes.some(({ subtype }) => subtype !== 'Link' && subtype !== 'Widget'))
      found.push(`28-002 page ${number}`)
  }
  return found
}

function holds(node: Node, role: string): boolean {
  return node.role === role || (node.children ?? []).some((child) => holds(child, role))
}

/** Words that are neither in the structure nor an artifact are read by nobody. */
function untaggedOn(number: number, items: readonly object[]): string[] {
  let depth = 0
  const loose: string[] = []
  for (const item of items as readonly { type?: string; str?: string }[]) {
    if (item.type?.startsWith('beginMarkedContent')) depth += 1
    else if (item.type === 'endMarkedContent') depth -= 1
    else if (depth === 0 && item.str?.trim()) loose.push(item.str)
  }
  return loose.length > 0 ? [`01-005 page ${number}: “${loose.join(' ').slice(0, 60)}” is not tagged`] : []
}
