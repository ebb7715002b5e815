import type { Entry, RecordId } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'
import { leavesOfCase } from '../erasure/purge.ts'
import { trueBody } from '../exchange/read-record.ts'
import { joinCases } from './join-cases.ts'
import { partsAmong } from './recognise.ts'
import { mirrorSharing } from './say-sharing.ts'
import { agreedParts, answerOf, casesOf, sidesOf, type Page } from './sharing-page.ts'
import { showShared, type ShowSlice } from './show-shared.ts'

/** The sharings that the gateway knows of, and how each goes on. */
export type Agreements = {
  get(record: RecordId): Page | undefined
  all(): Page[]
  keep(page: Page): Promise<Page>
  /** Brings both databases to what both sides say now. Repeating it changes nothing. */
  goOn(record: RecordId): Promise<void>
  /** Goes on with what was written of a shared case; an action or a consent that is new belongs to the words now. */
  takeAlong(record: RecordId, entry: Entry): Promise<void>
}

/** What an agreement needs. */
export type AgreementSlice = ShowSlice & { ledger: Ledger }

/** Reads them from the ledger. */
export async function openAgreements(given: AgreementSlice): Promise<Agreements> {
  const pages = new Map((await given.ledger.list<Page>('sharing:')).map((page) => [page.record, page]))

  async function keep(page: Page): Promise<Page> {
    pages.set(page.record, page)
    return given.ledger.change<Page>(page._id, () => page)
  }

  async function goOn(record: RecordId): Promise<void> {
    const page = pages.get(record)
    if (!page) return
    const [one, other] = await mirrorSharing(given, page)
    const agreed = agreedParts([answerOf(one, 'one'), answerOf(other, 'other')])
    const isHere = !isAway(given, page)
    const now = agreed && isHere && !page.joined ? await keep(await join(given, page)) : page
    if (now.joined) await showShared(given, now, isHere ? agreed : undefined, keep)
  }

  return {
    get: (record) => pages.get(record),
    all: () => [...pages.values()],
    keep,
    goOn,
    async takeAlong(record, entry) {
      const page = pages.get(record)
      if (page?.shown && entry.kind === 'erasure') await keep({ ...page, anew: true })
      if (page && isPart(entry) && !page.parts.includes(entry.record))
        await keep({ ...page, parts: [...page.parts, entry.record] })
      await goOn(record)
    },
  }
}

/** True for what the words hang on beside the case and its person. */
export const isPart = ({ kind }: Entry) => kind === 'action' || kind === 'consent'

/** The case left the tavolo that agreed: the one that has it now decides anew. */
function isAway({ places }: ShowSlice, page: Page): boolean {
  const { host } = sidesOf(page)
  const target = page[`${host}Case`]
  return target === undefined || places.homeOf(casesOf(page[host]), target) !== undefined
}

async function join(given: ShowSlice, page: Page): Promise<Page> {
  const { host, guest } = sidesOf(page)
  const [kept, other] = [page[`${host}Case`], page[`${guest}Case`]]
  if (kept !== undefined && other !== undefined)
    await joinCases(given, { host: page[host], kept, guest: page[guest], other })
  const parts = new Set<RecordId>()
  for (const each of [kept, other])
    if (each !== undefined)
      for await (const leaves of leavesOfCase(given, casesOf(page[host]), each))
        for (const part of partsAmong(leaves.flatMap(trueBody))) parts.add(part)
  return { ...page, joined: true, parts: [...parts] }
}
