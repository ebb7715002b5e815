import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { attach } from './attach.ts'
import { openDocument } from './open-document.ts'
import { paperStates } from './paper-states.ts'

type DocumentCalls = 'attach' | 'openDocument' | 'paperStates'

/** Small files and photos of papers. */
export function documentCalls({ act, read, exchanging }: Desk): Pick<Engine, DocumentCalls> {
  return {
    attach: (record, input) => act((open) => attach(open, record, input)),
    openDocument: (record) =>
      read((open) => openDocument(open, exchanging(), record), { ok: false, reason: 'locked' }),
    paperStates: (documents) => read((open) => paperStates(open, documents), []),
  }
}
