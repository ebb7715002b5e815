import { getDocumentProxy } from 'unpdf'

/** What a reader and a screen reader find in a PDF. */
export type ReadPdf = {
  pages: number
  title: string
  language: string | undefined
  isTagged: boolean
  /** The words of each page, in their order. */
  words: string[]
  /** How often each tag stands in the structure. */
  tags: Record<string, number>
}

type Node = { role?: string; children?: Node[] }

/** Opens a PDF as a reader does, with its structure. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(bytes)
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
  const mark = (await pdf.getMarkInfo()) as { Marked?: boolean } | null
  const tags: Record<string, number> = {}
  const count = (node: Node): void => {
    if (node.role !== undefined) tags[node.role] = (tags[node.role] ?? 0) + 1
    for (const child of node.children ?? []) count(child)
  }
  const words: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    words.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    const tree = (await page.getStructTree()) as Node | null
    if (tree) count(tree)
  }
  return {
    pages: pdf.numPages,
    title: info.Title ?? '',
    language: info.Language,
    isTagged: mark?.Marked === true,
    words,
    tags,
  }
}
