import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { answerSharing, proposeSharing } from './answer-sharing.ts'
import { listSharings, sharingsOf } from './list-sharings.ts'
import { openSharing } from './open-sharing.ts'

type SharingCalls = 'sharings' | 'sharingsOf' | 'openSharing' | 'proposeSharing' | 'answerSharing'

/** Cases that two tavoli share. */
export function sharingCalls({ act, read }: Desk): Pick<Engine, SharingCalls> {
  return {
    sharings: () => read((session) => listSharings(session), []),
    sharingsOf: (record) => read((session) => sharingsOf(session, record), { tavoli: [], sharings: [] }),
    openSharing: (record) => read((session) => openSharing(session, record), undefined),
    proposeSharing: (record, input) => act((session) => proposeSharing(session, record, input)),
    answerSharing: (record, answer) => act((session) => answerSharing(session, record, answer)),
  }
}
