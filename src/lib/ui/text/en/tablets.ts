import { plural } from '../plural.ts'
import type { tablets as source } from '../it/tablets.ts'

const n = plural('en')

/** Two tablets that exchange with no network between them, by QR codes or with a sealed file. */
export const tablets: typeof source = {
  title: 'Exchange between tablets',
  lead: 'No Internet: both tablets are on the same Wi-Fi, or one is the other’s hotspot. Each gives the other only what both may read.',
  byCode: 'With the codes',
  steps: 'One shows a code and the other scans it; then the other way round. Who begins?',
  show: 'Show the code',
  scan: 'Scan the code',
  showing: 'Let the other tablet scan this code. Once it has, scan the other’s.',
  answering: 'Let the first tablet scan this code.',
  scanAnswer: 'Now scan the answer',
  aim: 'Keep the other tablet’s code inside the frame.',
  code: 'Code for the other tablet',
  camera: 'Camera',
  wrongCode: 'That is not the right code: scan the one on the other tablet’s screen.',
  noCamera: 'The camera does not open: allow it in the browser, or use a file.',
  noAddress: 'This tablet is on no Wi-Fi: connect it to the other’s network, or use a file.',
  connecting: 'Connecting to the other tablet…',
  noLine: 'They cannot find each other: they must be on the same Wi-Fi. Try again, or use a file.',
  exchanging: 'Exchanging…',
  stop: 'Cancel',
  again: 'Another exchange',
  done: (who) => `Exchanged with the tablet of ${who}`,
  received: (count) => n(count, { one: '# item received', other: '# items received' }),
  given: (count) => n(count, { one: '# item given', other: '# items given' }),
  nothingNew: 'Both tablets had the same things already.',
  left: (count) =>
    n(count, {
      one: '# item could not be proven: it will come from the network.',
      other: '# items could not be proven: they will come from the network.',
    }),
  later: 'Whoever reaches the office first brings the words of both to the network.',
  fileLead: 'No Wi-Fi or no camera: a locked file, to be handed over on a stick or by Bluetooth.',
  make: 'Prepare a file',
  to: 'For whom',
  since: 'What changed since',
  sinceHelp: 'What you have not sent yet is always in it.',
  noPeople: 'No other tablet is known here: they come with the first exchange with the network.',
  seal: 'Make the file',
  sealed: (count) => n(count, { one: 'The file holds # item.', other: 'The file holds # items.' }),
  words: 'Words that open it',
  wordsMore: (who) =>
    `Tell them to ${who} by word of mouth. Do not write them where the file is: they are not shown again.`,
  save: 'Save the file',
  open: 'Open a file',
  choose: 'Choose the file',
  file: 'File received',
  typeWords: 'Words',
  take: 'Take it',
  wrongWords: 'The words do not open this file, or it is damaged.',
}
