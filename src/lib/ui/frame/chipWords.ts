import type { SyncView } from '#lib/engine/views.ts'
import type { IconName } from '../icons/iconPaths.ts'
import type { Text } from '../text/index.ts'

/** What the chip shows and says. `short` stands on phones; `name` is the whole for those who listen. */
export type ChipWords = { icon: IconName; long: string; short: string; toSee: number; name: string }

type Shown = Pick<ChipWords, 'icon' | 'long' | 'short'>

function sinceWords(sync: SyncView, text: Text): string {
  const words = text.say.sync.chip
  if (sync.forcedOffline) return words.forced
  return sync.offlineSince === undefined ? words.offline : words.offlineSince(text.since(sync.offlineSince))
}

function troubleWords(sync: SyncView, text: Text): Shown | undefined {
  const words = text.say.sync.chip
  const count = text.count(sync.local)
  const waiting = words.waiting(sync.local)
  switch (sync.trouble) {
    case 'revoked':
    case 'unauthorised':
    case 'portal':
      return { icon: 'locked', long: `${words[sync.trouble]} · ${waiting}`, short: count }
    case 'server':
    case 'busy':
      return { icon: 'error', long: `${words[sync.trouble]} · ${waiting}`, short: count }
    case 'first-sync':
      return { icon: 'clock', long: `${words.never} · ${waiting}`, short: count }
    default:
      return undefined
  }
}

function movingWords(sync: SyncView, text: Text): Shown | undefined {
  const words = text.say.sync.chip
  const { progress } = sync
  const [done, total] = [text.count(progress?.done ?? 0), text.count(progress?.total ?? 0)]
  const short = progress ? text.say.words.ofTotal(progress.done, progress.total) : text.count(sync.local)
  if (sync.phase === 'pushing')
    return { icon: 'refresh', long: progress ? words.sending(done, total) : words.sendingSome, short }
  if (sync.phase === 'pulling')
    return { icon: 'refresh', long: progress ? words.receivingOf(done, total) : words.receiving, short }
  if (sync.phase === 'reconciling') return { icon: 'refresh', long: words.checking, short }
  return undefined
}

function restingWords(sync: SyncView, text: Text, toSee: number): Shown {
  const words = text.say.sync.chip
  const last = sync.lastExchange
  if (last === undefined)
    return {
      icon: 'clock',
      long: `${words.never} · ${words.waiting(sync.local)}`,
      short: text.count(sync.local),
    }
  if (sync.local > 0)
    return { icon: 'upload', long: words.here(sync.local, text.device), short: text.count(sync.local) }
  if (sync.sent > 0)
    return { icon: 'upload', long: words.unconfirmed(sync.sent), short: text.count(sync.sent) }
  const sure = toSee === 0 && text.isToday(last)
  const long = sure ? words.upToDate(text.atClock(last)) : words.lastExchange(text.moment(last))
  return { icon: sure ? 'check' : 'clock', long, short: sure ? long : text.count(0) }
}

function nameOf(sync: SyncView, text: Text, shown: Shown, toSee: number): string {
  const words = text.say.sync.chip
  const parts = [`${text.say.sync.title}: ${shown.long}`]
  if (toSee > 0) {
    const kinds = [
      sync.refused > 0 && words.refused(sync.refused),
      sync.conflicts > 0 && words.conflicts(sync.conflicts),
      sync.quarantined > 0 && words.quarantined(sync.quarantined),
    ]
    parts.push(`${words.toSee(toSee)}: ${kinds.filter(Boolean).join(', ')}`)
  }
  const last = sync.lastExchange
  const exchange = last === undefined ? words.never : words.lastExchange(text.moment(last))
  if (!shown.long.includes(exchange)) parts.push(exchange)
  return `${parts.join('. ')}.`
}

/** The chip's words for a state of sync. It says "up to date" only when nothing waits, all is seen, and it was today. */
export function chipWords(sync: SyncView, text: Text): ChipWords {
  const toSee = sync.refused + sync.conflicts + sync.quarantined
  const words = text.say.sync.chip
  const offline = !sync.online || sync.forcedOffline || sync.trouble === 'offline'
  const here = sync.local > 0 ? words.here(sync.local, text.device) : words.waiting(0)
  const shown: Shown = offline
    ? { icon: 'offline', long: `${here} · ${sinceWords(sync, text)}`, short: text.count(sync.local) }
    : (troubleWords(sync, text) ?? movingWords(sync, text) ?? restingWords(sync, text, toSee))
  return { ...shown, toSee, name: nameOf(sync, text, shown, toSee) }
}
