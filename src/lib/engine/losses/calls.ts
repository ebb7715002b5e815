import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { refused } from '../people/enrol.ts'
import type { Ports } from '../ports.ts'
import { aboard, listLosses, reportLoss } from './report-loss.ts'

type LossCalls = 'devicesOf' | 'aboard' | 'reportLoss' | 'losses'

/** Lost tablets, for the administration; whoever reads `cabina` reads the register. */
export function lossCalls(ports: Ports, { act, read }: Desk): Pick<Engine, LossCalls> {
  return {
    devicesOf: (login) =>
      read(
        async (session) => {
          const caller = { login: session.me.login, device: session.me.device.id }
          const answer = await ports.gateway.devices(caller, login)
          if (!answer.ok) return refused(answer)
          const here = session.me.device.id
          return { ok: true, devices: answer.value.map((one) => ({ ...one, here: one.id === here })) }
        },
        { ok: false, reason: 'locked' },
      ),
    aboard: (device) => read((session) => aboard(ports, session, device), { ok: false, reason: 'locked' }),
    reportLoss: (input) => act((session) => reportLoss(ports, session, input)),
    losses: () => read((session) => listLosses(session), []),
  }
}
