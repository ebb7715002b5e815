import type { Mark } from '../views.ts'

/** What a form says of a new paper. The file is what the browser read, whatever its name says. */
export type DocumentInput = {
  title: string
  type: string
  date?: string
  about?: string
  /** For social workers alone. */
  reserved: boolean
  file: Uint8Array
}

/** Where the file of a paper is: `isHere` opens without the network; `mark` while some of it is not confirmed. */
export type PaperState = { record: string; isHere: boolean; mark?: Mark }

/** An opened paper. */
export type DocumentFile = { mediaType: string; file: Uint8Array }
