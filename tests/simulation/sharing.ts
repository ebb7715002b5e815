import { checkCharacter } from '#lib/domain/codice-fiscale/check-character.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { newToken } from '#lib/entries/ids.ts'
import { sharingOf } from '#server/gateway/sharing/sharing-page.ts'
import type { Device } from './device.ts'
import type { Violation } from './oracle.ts'
import { maximalOf } from './promises.ts'
import { inCalm, type CaseRef, type Stage } from './stage.ts'
import { exchange } from './steps.ts'

/** A case that two tavoli share: the one that goes on, its person, and where it is only seen. */
export type SharedRef = { sharing: string; kept: CaseRef; home: string; person: string; guest: string }

/**
 * Both coordinators agree to share: the cases of one person in two tavoli, of which the gateway finds out by the
 * codice fiscale, or one tavolo's own case. Whoever is away writes of them meanwhile.
 */
export async function shareCase(stage: Stage): Promise<void> {
  const coordinator = stage.devices.find(({ login }) => login.startsWith('coordinatore.'))
  if (!coordinator || stage.tavoli.length < 2 || stage.cases.length === 0 || stage.shared) return
  if (stage.oracle.erased.size + stage.gone.length > 0) return
  stage.disaster ??= 'transfer'
  if (stage.disaster !== 'transfer' || stage.moved) return
  await inCalm(coordinator, () => exchange(stage, coordinator))
  const one = coordinator.chance.pick(stage.cases)
  const twins = stage.cases.filter(({ tavolo }) => tavolo !== one.tavolo)
  const isOfTwo = twins.length > 0 && coordinator.chance.happens(0.7)
  const shared = isOfTwo
    ? await meet(stage, coordinator, one, coordinator.chance.pick(twins))
    : await offer(stage, coordinator, one)
  stage.trace(
    `${stage.step} ${coordinator.name} shares ${isOfTwo ? 'two cases' : 'a case'} ${shared !== undefined}`,
  )
  if (shared) stage.shared = shared
  await inCalm(coordinator, () => exchange(stage, coordinator))
}

/** One of the two says anew what it agrees to, or no more. */
export async function answerAnew(stage: Stage): Promise<void> {
  const { shared } = stage
  const coordinator = stage.devices.find(({ login }) => login.startsWith('coordinatore.'))
  if (!coordinator || !shared) return
  const side = coordinator.chance.pick(['one', 'other'] as const)
  const said = coordinator.chance.pick(['SI', 'SI', 'NO'] as const)
  const parts = coordinator.chance.pick([['RECAPITI'], ['STATO'], ['RECAPITI', 'STATO']])
  const answer = { said, parts }
  const [first, second] = [shared.home, shared.guest].sort()
  const ids = await answered(stage, shared.sharing, side)
  const done = await say(
    stage,
    coordinator,
    side === 'one' ? first : second,
    shared.sharing,
    wordsOf(side, answer),
    ids,
  )
  stage.trace(`${stage.step} ${coordinator.name} answers anew ${done}`)
}

/** The coordinator finds the same code in both and says yes for both tavoli. */
async function meet(
  stage: Stage,
  coordinator: Device,
  one: CaseRef,
  other: CaseRef,
): Promise<SharedRef | undefined> {
  const code = codeOf(stage)
  const people: string[] = []
  for (const { record, tavolo } of [one, other]) {
    const person = (await coordinator.engine().openCase(record))?.person?.record
    if (person === undefined) return undefined
    people.push(person)
    const draft = { kind: 'person', record: person, case: record, changes: changesOf({ taxCode: code }) }
    const send = () => coordinator.sendByHand(databaseOf('tavolo', tavolo).name, draft)
    if ((await inCalm(coordinator, send)) !== 201) return undefined
  }
  await stage.replica.settled()
  const sharing = sharingOf(one.record, other.record)
  const [found] = (await stage.replica.entries(one.tavolo)).filter(({ record }) => record === sharing)
  const kept = found?.set.competent === one.tavolo ? one : other
  const gone = kept === one ? other : one
  const guest = gone.tavolo
  const sides = [one, other].sort((a, b) => (a.tavolo < b.tavolo ? -1 : 1))
  for (const [i, { tavolo }] of sides.entries()) {
    const words = wordsOf(i === 0 ? 'one' : 'other', { said: 'SI', parts: ['RECAPITI'] })
    if (!(await say(stage, coordinator, tavolo, sharing, words))) return undefined
  }
  gone.tavolo = kept.tavolo
  stage.moved = gone
  stage.oracle.move(gone.record, kept.tavolo)
  const person = people[kept === one ? 0 : 1] ?? ''
  return { sharing, kept, home: kept.tavolo, person, guest }
}

async function offer(stage: Stage, coordinator: Device, kept: CaseRef): Promise<SharedRef | undefined> {
  const person = (await coordinator.engine().openCase(kept.record))?.person?.record
  if (person === undefined) return undefined
  const guest = coordinator.chance.pick(stage.tavoli.filter((tavolo) => tavolo !== kept.tavolo))
  const [one = '', other = ''] = [kept.tavolo, guest].sort()
  const [ours, theirs] = one === kept.tavolo ? (['one', 'other'] as const) : (['other', 'one'] as const)
  const sharing = `sharing-${newToken((n) => coordinator.chance.random(n))}`
  const said = {
    one,
    other,
    [`${ours}Case`]: kept.record,
    reason: 'LAVORO',
    on: '2026-11-17',
    competent: kept.tavolo,
  }
  const yes = { said: 'SI', parts: ['RECAPITI'] }
  const isSaid = await say(stage, coordinator, kept.tavolo, sharing, { ...said, ...wordsOf(ours, yes) })
  if (!isSaid || !(await say(stage, coordinator, guest, sharing, wordsOf(theirs, yes)))) return undefined
  return { sharing, kept, home: kept.tavolo, person, guest }
}

const wordsOf = (side: 'one' | 'other', { said, parts }: { said: string; parts: string[] }) => ({
  [`${side}Answer`]: said,
  [`${side}Agrees`]: parts,
  [`${side}On`]: '2026-11-17',
})

async function say(
  stage: Stage,
  coordinator: Device,
  tavolo: string | undefined,
  record: string,
  words: Record<string, Json>,
  seen: readonly string[] = [],
): Promise<boolean> {
  const draft = { kind: 'sharing', record, changes: changesOf(words, seen) }
  const send = () => coordinator.sendByHand(databaseOf('tavolo', tavolo ?? '').name, draft)
  const status = await inCalm(coordinator, send)
  await stage.replica.settled()
  return status === 201
}

/** What a side answered so far, which a new answer replaces. */
async function answered(stage: Stage, sharing: string, side: 'one' | 'other'): Promise<string[]> {
  const entries = await stage.replica.entries()
  return entries
    .filter(({ record, set }) => record === sharing && `${side}Answer` in set)
    .map(({ _id }) => _id)
}

function changesOf(words: Record<string, Json>, seen: readonly string[] = []) {
  return Object.entries(words).map(([path, value]) => ({ path, value, seen }))
}

/** A right codice fiscale that nobody has in another seed: the tavoli of each have a name of their own. */
function codeOf({ tavoli }: Stage): string {
  const letters = (tavoli[0] ?? '').slice(3).toUpperCase().padEnd(6, 'X').slice(0, 6)
  const bare = `${letters}80E57D815`
  return `${bare}${checkCharacter(bare)}`
}

/**
 * What a tavolo sees of another's case is what both agreed to and the case says, worked out without the fold: the
 * phone while nobody contradicts it, and nothing once one side said no or the case is not where it was.
 */
export async function findOvershared(
  stage: Pick<Stage, 'shared' | 'oracle' | 'erasedOver' | 'replacedAt' | 'revoked'>,
  entries: readonly Entry[],
  device: Device,
): Promise<Violation[]> {
  const { shared } = stage
  if (!shared || !device.tavoli.has(shared.guest)) return []
  // What was erased is nobody's to see; what went to a third tavolo is that one's to share anew.
  const isGone = stage.oracle.erased.has(shared.kept.record) || shared.kept.tavolo !== shared.home
  const agreed = (['one', 'other'] as const).map((side) => lastSaid(entries, shared.sharing, side))
  const isShared = agreed.every(({ said }) => said === 'SI') && !isGone
  const hasPhone = isShared && agreed.every(({ parts }) => parts.includes('RECAPITI'))
  const own = entries.filter(({ record }) => record === shared.person)
  const live = maximalOf(own, 'phone', stage.erasedOver)
  const values = new Set(
    own.filter(({ _id }) => live.includes(_id)).map(({ set }) => JSON.stringify(set.phone)),
  )
  const expected = hasPhone && values.size === 1 ? [...values].map((text) => JSON.parse(text) as string) : []
  const shown = (await device.engine().openSharing(shared.sharing))?.shown
  const promise = 'what two tavoli share is what both agreed to'
  if ((shown !== undefined) !== isShared)
    return [{ promise, detail: `${device.name} ${shown ? 'sees' : 'does not see'} ${shared.sharing}` }]
  const found = shown?.phones ?? []
  if (JSON.stringify(found) === JSON.stringify(expected)) return []
  return [
    {
      promise,
      detail: `${device.name} sees ${found.length} phones of ${shared.sharing}, not ${expected.length}`,
    },
  ]
}

/** The answer of a side that nothing is over. */
function lastSaid(entries: readonly Entry[], sharing: string, side: 'one' | 'other') {
  const own = entries.filter(({ record }) => record === sharing)
  const [last] = maximalOf(own, `${side}Answer`, [])
  const set = own.find(({ _id }) => _id === last)?.set
  const parts = set?.[`${side}Agrees`]
  return { said: set?.[`${side}Answer`], parts: Array.isArray(parts) ? parts : [] }
}
