import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { listProtocols, openProtocol, reciprocityOf } from './list-protocols.ts'
import type { ProtocolCalls } from './protocol-calls.ts'
import { newProtocol, renewProtocol } from './write-protocol.ts'

const nothing = { gave: [], received: [], sum: { due: 0, kept: 0, byUnit: [] }, signed: [] }

/** The Patto and its protocols. */
export function protocolCalls({ act, read }: Desk): Pick<Engine, keyof ProtocolCalls> {
  return {
    protocols: () => read(listProtocols, { protocols: [], due: [], mayWrite: false }),
    openProtocol: (record) => read((open) => openProtocol(open, record), undefined),
    newProtocol: (fields) => act((open) => newProtocol(open, fields)),
    renewProtocol: (record, to) => act((open) => renewProtocol(open, record, to)),
    reciprocity: (body) => read((open) => reciprocityOf(open, body), nothing),
  }
}
