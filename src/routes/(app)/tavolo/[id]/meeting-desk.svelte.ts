import { createContext } from 'svelte'
import type { Outcome } from '#lib/engine/api.ts'
import type { Client } from '#lib/engine/client/connect.ts'
import type { MeetingView } from '#lib/engine/meetings/meeting-view.ts'
import type { Option } from '#lib/ui/form/option.ts'
import type { Text } from '#lib/ui/text/index.ts'

/** What the parts of a meeting's page share. */
export type MeetingDesk = {
  readonly client: Client
  readonly view: MeetingView
  /** Those of the tavolo, who may answer for a decision. */
  readonly people: Option[]
  readonly bodies: Option[]
  readonly told: string | undefined
  tell(message: string | undefined): void
  /** Does something and tells why not, where it was not; true when it was done. */
  run(act: Promise<Outcome>, done?: string): Promise<boolean>
}

export const [getMeetingDesk, setMeetingDesk] = createContext<MeetingDesk>()

type Given = {
  client: Client
  text: Text
  view: () => MeetingView
  people: () => { login: string; name: string; tavoli: string[] }[]
  bodies: () => { record: string; name: string }[]
}

/** The desk of one meeting. Call it while the page is being set up. */
export function createMeetingDesk({ client, text, view, people, bodies }: Given): MeetingDesk {
  let told = $state<string>()
  return {
    client,
    get view() {
      return view()
    },
    get people() {
      return people()
        .filter(({ tavoli }) => tavoli.includes(view().tavolo.slug))
        .map(({ login, name }) => ({ value: login, label: name }))
    },
    get bodies() {
      return bodies().map(({ record, name }) => ({ value: record, label: name }))
    },
    get told() {
      return told
    },
    tell: (message) => (told = message),
    async run(act, done) {
      const outcome = await act
      if (!outcome.ok) told = text.say.reasons[outcome.reason]
      else if (done !== undefined) told = done
      return outcome.ok
    },
  }
}
