import type { Engine } from '../api.ts'
import { save } from '../casework/save.ts'
import type { Desk } from '../desk.ts'
import { newBody, putUser, renameBody, seatBody, unseatBody, withdrawBody } from './change-network.ts'
import { listNetwork, openTavolo } from './list-network.ts'
import type { NetworkCalls } from './network-calls.ts'
import { openBody } from './open-body.ts'

/** The network: its bodies, who works for them, and at which tavoli they sit. */
export function networkCalls({ act, read }: Desk): Pick<Engine, keyof NetworkCalls> {
  return {
    network: () => read((open) => listNetwork(open), { bodies: [], tavoli: [], mayWrite: false }),
    openBody: (body) => read((open) => openBody(open, body), undefined),
    openTavolo: (record) => read((open) => openTavolo(open, record), undefined),
    newBody: (fields) => act((open) => newBody(open, fields)),
    saveBody: (body, changes) =>
      act(async (open) => {
        const saved = await save(open, body, changes)
        return saved.ok ? { ok: true } : saved
      }),
    putUser: (user) => act((open) => putUser(open, user)),
    renameBody: (body, name, from) => act((open) => renameBody(open, body, name, from)),
    withdrawBody: (body, on) => act((open) => withdrawBody(open, body, on)),
    seatBody: (body, tavolo, from) => act((open) => seatBody(open, body, tavolo, from)),
    unseatBody: (tavolo, item, to) => act((open) => unseatBody(open, tavolo, item, to)),
  }
}
