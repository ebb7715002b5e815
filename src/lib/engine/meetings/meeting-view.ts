import type { AgendaCase } from '#lib/domain/meeting/agenda.ts'
import type { DecisionType } from '#lib/domain/meeting/decisions.ts'
import type { MeetingState } from '#lib/domain/meeting/meeting-states.ts'
import type { MinutesContent } from '#lib/domain/meeting/minutes-content.ts'
import type { Quorum } from '#lib/domain/meeting/quorum.ts'
import type { Author, Mark, RecordView } from '../views.ts'

/** A meeting in the list. `number`: of the verbale in its year, which the gateway gives. */
export type MeetingRow = {
  record: string
  tavolo: { slug: string; name: string }
  date: string
  time?: string
  place?: string
  type: string
  state: MeetingState
  number?: number
  mark?: Mark
}

/** The meetings of this person's tavoli, the newest first, and where they may hold one. */
export type MeetingList = { rows: MeetingRow[]; tavoli: { slug: string; name: string }[] }

/** Somebody at the tavolo. */
export type SeatView = {
  item: string
  who: string
  login?: string
  body?: string
  bodyName?: string
  role: string
  in?: string
  out?: string
  isThere: boolean
}

/** Words said in the room, with who wrote them down. */
export type NoteView = { item: string; text: string; author: Author; at: string }

/** A point of the plenary part. */
export type PointView = {
  item: string
  type: string
  title: string
  outcome?: string
  owner?: string
  by?: string
  notes: NoteView[]
}

/** A task that a decision left, as its row tells it. */
export type DecisionTask = { record: string; text: string; owner?: Author; by?: string; outcome?: string }

/**
 * How what was decided stands: the case moved, or may be moved by who coordinates, or cannot yet; its tasks are open or
 * done; a postponement waits for the next meeting.
 */
export type DecisionStanding = 'FATTA' | 'DA_ESEGUIRE' | 'NON_ANCORA' | 'IN_CORSO' | 'RINVIATA'

/** What was said and decided of a case at one meeting. */
export type DecisionView = {
  record: RecordView
  type?: DecisionType
  decidedBy?: Author
  decidedAt?: string
  notes: NoteView[]
  dissents: { item: string; who: string; words?: string }[]
  tasks: DecisionTask[]
  standing?: DecisionStanding
}

/** A case on the agenda. In the room it goes by its code; the name is for who looks it up and for the reserved annex. */
export type HeardView = {
  item: string
  target: string
  code: string
  name?: string
  why: string
  day?: string
  proposer?: Author
  state?: string
  begunAt?: string
  decision?: DecisionView
  /** Why it may not be decided any more: the yes was taken back, its processing is limited, or it is not here. */
  stopped?: 'REVOCATO' | 'LIMITATO' | 'ASSENTE'
}

/** A signed verbale. `differs`: something came for the meeting that it does not tell. */
export type MinutesView = {
  record: RecordView
  content: MinutesContent
  hash: string
  signedAt: string
  onPaper: boolean
  coordinatorSignature?: string
  keeperSignature?: string
  differs: boolean
  /** Two were signed apart and say different things. */
  conflict: boolean
}

/** A meeting with all that its pages show. */
export type MeetingView = {
  record: RecordView
  tavolo: { slug: string; name: string }
  date: string
  time?: string
  place?: string
  type: string
  state: MeetingState
  number: { value: number; isFinal: boolean }
  openedAt?: string
  closedAt?: string
  convenedOn?: string
  cancelledWhy?: string
  keeper?: Author
  quorum: Quorum
  seats: SeatView[]
  points: PointView[]
  cases: HeardView[]
  /** What the verbale says as things stand, and says for good once it is signed. */
  draft: MinutesContent
  minutes?: MinutesView
  rectifications: { record: string; on: string; text: string; author: Author }[]
  /** Cases that wait for the tavolo and are not on the agenda. */
  waiting: AgendaCaseView[]
  mayCoordinate: boolean
}

/** A case that waits for the tavolo, as the agenda proposes it. */
export type AgendaCaseView = AgendaCase & { code: string }
