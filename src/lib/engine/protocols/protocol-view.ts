import type { Commitment, CommitmentState, Given } from '#lib/domain/network/commitments.ts'
import type { ProtocolStanding } from '#lib/domain/network/protocol-standing.ts'
import type { RecordView } from '../views.ts'

/** A protocol as lists show it; days as `YYYY-MM-DD`, `to` is the last one. */
export type ProtocolLine = {
  record: string
  type: string
  subject: string
  from?: string
  to?: string
  standing: ProtocolStanding
  parties: number
  signed: number
}

/** A commitment with the names of who gives and who receives. */
export type CommitmentLine = Commitment & {
  bodyName: string
  receiverName?: string
  subject: string
  standing: CommitmentState
}

/** The Patto and its protocols, the commitments that are late or due soon, and who may write them. */
export type ProtocolsView = {
  protocols: ProtocolLine[]
  due: CommitmentLine[]
  mayWrite: boolean
}

/** One protocol, whole. */
export type ProtocolView = ProtocolLine & {
  view: RecordView
  commitments: CommitmentLine[]
  mayWrite: boolean
}

/** What one body gave to the network and what it received, over every protocol. */
export type Reciprocity = {
  gave: CommitmentLine[]
  received: CommitmentLine[]
  sum: Given
  /** The protocols that it signed and has not left. */
  signed: { record: string; subject: string }[]
}
