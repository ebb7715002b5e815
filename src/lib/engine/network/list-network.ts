import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf } from '#lib/entries/read.ts'
import { viewOf } from '../casework/open-case.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import type { RecordView } from '../views.ts'
import type { NetworkView, TavoloView } from './network-view.ts'

/** True for whoever writes what the network is. */
export function isAdministration({ me }: Session): boolean {
  return me.grants.includes(grantOf('amministrazione'))
}

/** The bodies and tavoli of the network. */
export async function listNetwork(session: Session): Promise<NetworkView> {
  const bodies = session.directory.bodies()
  return { bodies, tavoli: await tavoliOf(session), mayWrite: isAdministration(session) }
}

/** A tavolo with all that is written of it. */
export async function openTavolo(session: Session, record: string): Promise<RecordView | undefined> {
  const found = await readRecord(session, record)
  return found?.folded.kind === 'tavolo' ? viewOf(session, found) : undefined
}

/** Every tavolo with its members. */
export async function tavoliOf(session: Session): Promise<TavoloView[]> {
  const found: TavoloView[] = []
  await session.store.recordsOf({ scope: 'rete', kind: 'tavolo' }, (batch) => {
    for (const { folded } of batch) found.push(tavoloView(session, folded))
  })
  return found.sort((a, b) => a.name.localeCompare(b.name, 'it'))
}

function tavoloView({ directory }: Session, folded: Folded): TavoloView {
  const [coordinator, rhythm, place] = ['coordinator', 'rhythm', 'place'].map((path) => textOf(folded, path))
  return {
    record: folded.record,
    slug: textOf(folded, 'slug') ?? '',
    name: textOf(folded, 'name') ?? '',
    ...(coordinator !== undefined && { coordinator: directory.author(coordinator).name }),
    ...(rhythm !== undefined && { rhythm }),
    ...(place !== undefined && { place }),
    members: itemsOf(folded, 'members').flatMap((item) => {
      const at = (leaf: string) => textOf(folded, `members/${item}/${leaf}`)
      const [body, from, to] = [at('body'), at('from'), at('to')]
      if (body === undefined) return []
      const dates = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
      return [{ item, body, name: directory.bodyName(body) ?? '', ...dates }]
    }),
  }
}
