import type { documents as italian } from '../it/documents.ts'
import { plural } from '../plural.ts'

const n = plural('en')

/** Papers of a case: photos and PDF. */
export const documents: typeof italian = {
  title: 'Documents',
  none: 'No documents.',
  add: 'Add document',
  save: 'Save document',
  file: 'File or photo',
  fileHelp:
    'A photo of the sheet or a PDF, up to 5 MB. Photos are made smaller, and where they were taken is removed.',
  choose: 'Choose or take a photo',
  chooseOther: 'Choose another',
  chosen: (size) => `Ready: ${size}`,
  reading: 'Reading the file…',
  preview: 'Preview of the chosen photo',
  fileMissing: 'The file is missing: choose one, or take a photo.',
  titleHelp: 'What it is: “ISEE 2026”, “Lease”.',
  reserve: 'For social workers only',
  reserveHelp: 'Health, justice: it lies apart, and nobody else sees it.',
  reserved: 'Reserved',
  reservedMore: 'This document is for social workers only.',
  onNetwork: 'On the network: it is downloaded when you open it.',
  opening: 'Opening the document…',
  enlarge: 'Enlarge',
  whole: 'Fit to page',
  isPdf: 'The document is a PDF.',
  saveCopy: 'Save a copy',
  copyMore: 'A saved copy is outside WIN and not protected: delete it when you have used it.',
  addedBy: (person, moment) => `Last change: ${person}, ${moment}`,
  remove: 'Take document off',
  removed: 'Document taken off the file.',
  restore: 'Put document back',
  restored: 'Document put back on the file.',
  isRemoved: 'This document was taken off the file.',
  gone: (count) => n(count, { one: '# document taken off', other: '# documents taken off' }),
}
