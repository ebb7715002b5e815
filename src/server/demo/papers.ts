import { chunkRecord, cutFile } from '#lib/entries/chunks.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { newRecordId, parseEntryId } from '#lib/entries/ids.ts'
import { writeEntry, type Author } from './author.ts'
import { createChance } from './seeded.ts'

/** The papers of a case of the demonstration: an ISEE, as a PDF that says that it is none. */
export async function writePapers(author: Author, record: string, at: number): Promise<Entry[]> {
  const chance = createChance(`papers/${record}`)
  const document = newRecordId('document', chance.random)
  const year = new Date(at).getFullYear()
  const file = makePdf(`Attestazione ISEE ${year} - dimostrazione di WIN: nessuno e reale.`)
  const chunks: Entry[] = []
  for (const [i, data] of cutFile(file).entries()) {
    const chunk = {
      kind: 'chunk',
      record: chunkRecord(document, i),
      at,
      set: { case: record, document, data },
    }
    chunks.push(await writeEntry(author, chunk, chance.random))
  }
  const hashes = chunks.map(({ _id }) => parseEntryId(_id)?.hash ?? '')
  const set = {
    title: `ISEE ${year}`,
    type: 'ISEE',
    date: new Date(at).toISOString().slice(0, 10),
    mediaType: 'application/pdf',
    bytes: file.length,
    chunks: hashes,
  }
  const paper = { kind: 'document', record: document, case: record, at, set }
  return [await writeEntry(author, paper, chance.random), ...chunks]
}

/** One page with one line of plain letters. */
function makePdf(line: string): Uint8Array {
  const page = `BT /F1 14 Tf 60 760 Td (${line}) Tj ET`
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const starts = parts.map((part, i) => {
    const start = text.length
    text += `${i + 1} 0 obj\n${part}\nendobj\n`
    return String(start).padStart(10, '0')
  })
  const table = starts.map((start) => `${start} 00000 n \n`).join('')
  const head = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}`
  const end = `trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return new TextEncoder().encode(text + head + end)
}
