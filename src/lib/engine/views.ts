import type { Json } from '#lib/domain/schema/kind.ts'
import type { Role } from '#lib/domain/schema/roles.ts'
import type { CaseNeed } from '#lib/domain/workflow/case-states.ts'
import type { SharingState } from './sharings/sharing-view.ts'
import type { PartKind } from './casework/parts.ts'

/** Someone who writes, as people know them. `body` is the short name of their body. */
export type Author = { login: string; name: string; body?: string }

/** Where a change is, when it is not confirmed: to send, or refused. Confirmed things carry no mark. */
export type Mark = 'local' | 'sent' | 'refused'

/** One live value with its author, tablet and time. */
export type ValueView = { entry: string; value: Json; author: Author; device: string; at: string }

/** A field as a page shows it. In conflict `shown` is absent unless its policy says what shows meanwhile. */
export type FieldView = {
  path: string
  shown?: Json
  values: ValueView[]
  conflict: boolean
  mark?: Mark
  /** False where this person's roles, a signature or a write-once rule forbid a change. */
  editable: boolean
}

/** A record as a page shows it. `fields` holds only fields that were ever set; `items` the ids of keyed lists. */
export type RecordView = {
  record: string
  kind: string
  scope: string
  case?: string
  fields: Record<string, FieldView>
  items: Record<string, Record<string, 'present' | 'removed' | 'review'>>
  conflicts: string[]
  irregular: number
  /** Somebody signed it: its frozen fields are closed. */
  signed?: true
  mark?: Mark
  changed: { author: Author; at: string }
}

/** Someone known to this tablet. `waiting` counts what they have not yet sent, as far as they last left it. */
export type PersonOfTablet = {
  id: string
  login: string
  name: string
  role: string
  waiting: number
  /** True when a passkey opens their vault too. */
  passkey?: boolean
}

/** A passkey of this tablet with what it answered to its salt, 32 bytes. */
export type Passkey = { credentialId: Uint8Array; salt: Uint8Array; output: Uint8Array }

/** What the passkey dialogue, which only a page can run, asks for. */
export type PrfOptions = {
  /** Names the vault to the authenticator: random, and no person. */
  handle: Uint8Array
  /** For a passkey that is made now. */
  newSalt: Uint8Array
  passkeys: Omit<Passkey, 'output'>[]
}

/** Who is at work now. */
export type Me = {
  login: string
  name: string
  body?: string
  grants: string[]
  tavoli: { slug: string; name: string; roles: Role[] }[]
  device: { id: string; label: string }
}

/** One row of the list of cases. */
export type CaseRow = {
  record: string
  code: string
  title: string
  age?: number
  comune?: string
  state?: string
  tutor?: string
  caseManager?: string
  tavolo: string
  changedAt: string
  nextStep?: string
  nextStepBy?: string
  nextStepOwner?: string
  conflicts: number
  protected: boolean
  mark?: Mark
}

/** Which cases to list. `from` and `count` cut a window out of the whole; `sort` is by surname where not said. */
export type CaseQuery = {
  text?: string
  sort?: 'due' | 'surname' | 'changed'
  states?: string[]
  tutor?: string
  tavolo?: string
  only?: 'conflict' | 'waiting' | 'refused' | 'mine'
  from: number
  count: number
}

/** A count behind a filter. */
export type Facet = { key: string; label: string; count: number }

/** A window of the cases that fit, with the counts of every filter over all that fit the text. */
export type CaseList = {
  total: number
  rows: CaseRow[]
  counts: Record<'all' | NonNullable<CaseQuery['only']>, number>
  states: Facet[]
  tutors: Facet[]
  tavoli: Facet[]
}

/** A move of a case open to this person, or why it is not. */
export type MoveView = {
  to: string
  needs?: CaseNeed
  allowed: boolean
  by: Role[]
}

/** One thing that happened, newest first on the timeline. */
export type TimelineItem = {
  /** Tells items apart: two people may move a case at the same moment. */
  key: string
  record: string
  kind: 'interview' | 'contact' | 'referral' | 'state' | 'opened' | 'part'
  /** What happened to a part of the case, where it is one. */
  what?: PartEvent
  at: string
  /** The day that it is about, where it is not the moment of writing. */
  day?: string
  title: string
  text?: string
  author: Author
  mark?: Mark
  minutes?: number
  closed?: boolean
  /** What arrived for words that were closed already: kept, never live. */
  late?: LateView[]
}

/** What the diary tells of the things that hang on a case. */
export type PartEvent =
  | 'notice'
  | 'consent'
  | 'consent-denied'
  | 'consent-revoked'
  | 'assessment-begun'
  | 'assessment'
  | 'plan'
  | 'action-started'
  | 'action-ended'
  | 'register'
  | 'monitoring'
  | 'task'
  | 'followup'
  | 'document'

/** A value that came too late for a closed field. */
export type LateView = ValueView & { path: string }

/** A case page: the case, its person, what hangs on it, and what may be done. */
export type CaseView = {
  code: string
  title: string
  tavolo: { slug: string; name: string }
  case: RecordView
  person?: RecordView
  interviews: RecordView[]
  /** Everything else that hangs on the case, by kind. */
  parts: Record<PartKind, RecordView[]>
  contact?: RecordView
  referral?: RecordView
  /** The person took back the yes to tell the tavolo: what came by it shows no more. */
  revoked?: true
  /** The name of the tavolo to which it was proposed, while that has not answered. */
  proposedTo?: string
  /** The sharings that stand or wait, with the other tavolo's name. */
  sharedWith: { record: string; tavolo: string; state: SharingState }[]
  /** The case that this one goes on in, since both are of one person. */
  keptInstead?: string
  timeline: TimelineItem[]
  moves: MoveView[]
  conflicts: number
}

/** One row of the list of contacts, with its referral where there is one. */
export type ContactRow = {
  record: string
  title: string
  birthYear?: number
  comune?: string
  day?: string
  author: Author
  needs: string[]
  outcome?: string
  state?: string
  known: boolean
  consent?: string
  referral?: { record: string; state?: string; urgency?: string; due?: string; late: boolean; case?: string }
  tavolo: string
  conflicts: number
  mark?: Mark
}

/** Which contacts to list. */
export type ContactQuery = {
  text?: string
  only?: 'referred' | 'mine' | 'waiting'
  from: number
  count: number
}

/** A window of the contacts that fit. */
export type ContactList = { total: number; rows: ContactRow[]; facets: Facet[] }

/** A contact page. */
export type ContactView = {
  contact: RecordView
  referral?: RecordView
  title: string
  /** The person took the yes back: who it is shows nowhere any more. */
  revoked?: true
  tavolo: { slug: string; name: string }
  /** The case that came of it, where this person may see it. */
  case?: string
  mayAnswer: boolean
}

/**
 * What this person may do about a field in conflict: the entries whose value they may keep, and whether another may
 * be written. `needsWhy`: only with a reason, since it may protect less.
 */
export type ChoicesView = { keep: string[]; write: boolean; needsWhy?: boolean }

/** A conflict that waits for a person. */
export type ConflictRow = {
  record: string
  path: string
  kind: string
  case?: string
  tavolo: string
  title: string
  since: string
  values: ValueView[]
  choices: ChoicesView
  /** What shows of the list's item or of the interview that the field is of, by leaf: it tells namesakes apart. */
  around: Record<string, Json>
  /** How people call the records that the values point to, by id. */
  names: Record<string, string>
  /** Set where an item was removed by one and changed by another; the values are the removals. */
  removal?: true
  /** Set when no two values differ but a rule across fields is broken (domain/rules). */
  rule?: string
}

/** One step of a field's history: who, when, from where, before → after; `why` where a choice was given a reason. */
export type StepView = ValueView & { before: Json[]; live: boolean; undoable: boolean; why?: string }

/** Where everything is, and since when. Zero means zero. */
export type SyncView = {
  phase: 'idle' | 'pulling' | 'pushing' | 'reconciling' | 'waiting'
  online: boolean
  local: number
  sent: number
  confirmed: number
  refused: number
  quarantined: number
  conflicts: number
  /** Since when something waits, and when the last whole exchange ended (ms). */
  waitingSince?: number
  lastExchange?: number
  lastReconcile?: number
  /** When the network was lost, while it is. */
  offlineSince?: number
  progress?: { done: number; total: number }
  trouble?: 'offline' | 'portal' | 'unauthorised' | 'revoked' | 'busy' | 'server' | 'first-sync'
  forcedOffline: boolean
}

/** A change that the replica refused. */
export type RefusedRow = {
  id: string
  record: string
  title: string
  reason: string
  at: string
  author: Author
}

/** A thing that came in and is no entry. */
export type QuarantineRow = { id: string; scope: string; reason: string; at: number }

/** What the tablet holds. `persisted` says that the browser may not clear it by itself. */
export type StorageView = {
  persisted: boolean
  bucket: boolean
  usedBytes: number
  quotaBytes: number
  records: number
  entries: number
}

/** The result of checking fold(entries) = folded row for every record. */
export type IntegrityView = {
  /** False when the check broke off, or what it found could not be mended: then it says nothing of the rest. */
  isComplete: boolean
  records: number
  entries: number
  differing: string[]
  damaged: string[]
  at: number
}

/** One device of this person, as the gateway knows it. */
export type DeviceView = {
  id: string
  label: string
  created: string
  lastSeen?: string
  revoked: boolean
  here: boolean
}

/** Words of a form that nobody saved, by the clock of this device. */
export type DraftView = { key: string; words: Json; at: number }

/** How this person wants the app. Lock times in minutes. */
export type Settings = {
  lockMinutes: number
  language: 'it' | 'en'
  text: 'normal' | 'large' | 'larger'
  theme: 'auto' | 'light' | 'dark'
}
