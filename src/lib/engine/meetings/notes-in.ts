import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf } from '#lib/entries/read.ts'
import type { Session } from '../session/session.ts'
import type { NoteView } from './meeting-view.ts'

/** The notes of a record, in the order in which they were written by their writers' clocks. */
export function notesIn({ directory }: Session, folded: Folded): NoteView[] {
  return itemsOf(folded, 'notes')
    .flatMap((item): NoteView[] => {
      const live = folded.fields[`notes/${item}/text`]?.live[0]
      if (!live) return []
      return [{ item, text: plainText(live.value), author: directory.author(live.author), at: live.at }]
    })
    .sort((a, b) => (a.at + a.item < b.at + b.item ? -1 : 1))
}
