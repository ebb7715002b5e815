import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, EntryId, RecordId } from '#lib/entries/entry.ts'
import type { EnvelopeRefusal } from '#lib/entries/envelope.ts'
import type { Folded } from '#lib/entries/fold.ts'
import type { Outcome } from './outcome.ts'

/** The name of a database of the replica: what a device may hold or must drop as one. */
export type Scope = string

/** Where an own entry is: on this tablet, sent, confirmed, or refused. Entries of others carry no mark. */
export type Mark = 'local' | 'sent' | 'confirmed' | 'refused'

/** A record where it lives. Ids are random: two scopes share one only while a case is being transferred. */
export type RecordRef = { scope: Scope; record: RecordId }

/** A folded record as read. `stamp` is the number of the write that made it: it only grows. */
export type StoredRecord = RecordRef & { stamp: number; folded: Folded }

/** A folded record with the entries that it is the fold of. */
export type WholeRecord = StoredRecord & { entries: Entry[] }

/** Which records are meant, by all that is given. `since`: written after that stamp. `refs`: these alone. */
export type RecordFilter = { scope?: Scope; kind?: string; since?: number; refs?: readonly RecordRef[] }

/** What sync remembers of a scope. Moments are UTC text given by the caller. */
export type ScopeMarks = {
  scope: Scope
  cursor?: string
  epoch?: string
  lastPull?: string
  lastReconcile?: string
  /** Rows of others were lost here: ids are to be compared, whenever the last comparison was. */
  owesComparison?: boolean
  /** This person reads it no more; it stays for what waits in it, and any other scope goes before it. */
  isLost?: boolean
}

/** Entries of one scope. */
export type Part = { scope: Scope; entries: readonly Entry[] }

/**
 * [S3] A save. `moved`: of a case that went to another tavolo: it waits to be pushed and does not show here.
 * `lost`: own entries never sent that an erasure among the saved ones took: the person must be told.
 */
export type Saved = { records: RecordRef[]; moved: EntryId[]; lost: EntryId[] }

/** Why a save is refused whole: what it is about was erased, or was let go and is not here. */
export type SaveRefusal = 'erased' | 'away'

/** Why something is kept aside: no entry, a body that its id does not fit, or a row that no longer opens. */
export type QuarantineReason = EnvelopeRefusal | 'hash' | 'signature' | 'damaged'

/** Something pulled that is no entry: `raw` as parsed, or as text when it was not even JSON. */
export type Broken = { raw: unknown; reason: QuarantineReason }

/** A thing kept aside, opened. `raw` is its JSON text, cut at 256 KB; `at` is this device's clock in ms. */
export type Quarantined = { id: string; scope: Scope; reason: QuarantineReason; at: number; raw: string }

/**
 * [S4] A pulled batch: checked entries (envelope and hash), what was broken in it, and the marks that become
 * true with it, all in one transaction.
 */
export type Batch = {
  entries: readonly Entry[]
  broken?: readonly Broken[]
  marks?: Partial<Omit<ScopeMarks, 'scope'>>
  /** False for entries from another tablet: own ones among them are then not confirmed by the replica. */
  confirms?: boolean
}

/** What a batch did. `lost`: own entries never sent that an erasure took: the person must be told. */
export type Received = {
  fresh: number
  confirmed: EntryId[]
  dropped: number
  lost: EntryId[]
  records: RecordRef[]
}

/**
 * How many own entries stand where, and how many things are kept aside. `oldestUnsent` is the `at` that the
 * oldest local entry carries.
 */
export type Counts = Record<Mark, number> & { quarantined: number; oldestUnsent?: string }

/** A refused entry in the tray; `entry` is absent when its row no longer opens. */
export type Refused = { scope: Scope; id: EntryId; reason: string; entry?: Entry }

/** Entries as read; those not here, and those whose row no longer opens. */
export type EntriesRead = { entries: Entry[]; missing: EntryId[]; damaged: EntryId[] }

/** What "Verifica integrità" found. All lists empty is sound. */
export type Verified = {
  records: number
  entries: number
  /** The stored fold is not the fold of the entries, or a copy or the catalogue says otherwise. */
  differing: RecordRef[]
  /** A row of the record does not open. */
  damaged: RecordRef[]
  /** The content is not what the id says. */
  misnamed: EntryId[]
}

/**
 * What a repair did. `refetch`: records whose row did not open: a reconcile pulls what others wrote in them.
 * `lost`: own entries never sent of which no copy opens; their ids are kept aside as `damaged`.
 */
export type Repaired = { records: RecordRef[]; refetch: RecordRef[]; lost: EntryId[] }

/** An erasure that this device has carried out and not yet told the gateway of. */
export type Receipt = { erasure: EntryId; erased: string }

/**
 * [S12] What `watch` tells, after the commit, in this process only. `stored` are the folds of `records` as they
 * now are, so that nobody need read them again; one that is not among them is gone. Without it no fold moved,
 * or what moved must be read.
 */
export type StoreEvent =
  | { type: 'changed'; records: RecordRef[]; scopes: Scope[]; counts: boolean; stored?: StoredRecord[] }
  | { type: 'damaged'; records: RecordRef[] }
  | { type: 'closed'; reason: 'newer-app' | 'wiped' | 'browser' }
  | { type: 'opened' }

/** The one door to the sealed entries and records of one vault. Nothing here throws for an expected outcome. */
export type Store = {
  /** True when the database was made by this opening: first start, or vanished (the canary tells which). */
  readonly born: boolean

  /** [S3] Own new entries. Resolves after a strict commit: "saved on this tablet". */
  save(scope: Scope, entries: readonly Entry[]): Promise<Outcome<Saved, SaveRefusal>>
  /** [S3] The same over several scopes, all or none. */
  saveTogether(parts: readonly Part[]): Promise<Outcome<Saved, SaveRefusal>>
  /** [S4] A pulled batch. Idempotent; order and repeats are nothing. */
  receive(scope: Scope, batch: Batch): Promise<Outcome<Received>>

  /** Own entries marked `local`, oldest save first. Rows that no longer open go to the tray as `damaged`. */
  unsent(scope: Scope, limit: number): Promise<Outcome<Entry[]>>
  /** [S5] Moves marks in one transaction; nothing takes back `confirmed` but `local` (to be pushed again). */
  mark(scope: Scope, ids: readonly EntryId[], mark: Mark, reason?: string): Promise<Outcome<null>>
  refused(scope?: Scope): Promise<Outcome<Refused[]>>
  /** Puts refused entries back to `local`; without ids all of the scope. */
  retryRefused(scope: Scope, ids?: readonly EntryId[]): Promise<Outcome<number>>
  counts(): Promise<Outcome<Counts>>
  /** Counts and scopes as of one moment. */
  standing(): Promise<Outcome<{ counts: Counts; scopes: ScopeMarks[] }>>
  /** Own entries that are not confirmed, by id and mark; nothing is opened. */
  outstanding(): Promise<Outcome<{ scope: Scope; id: EntryId; mark: Mark }[]>>
  /** How many rows are held. */
  size(): Promise<Outcome<{ records: number; entries: number }>>

  scopes(): Promise<Outcome<ScopeMarks[]>>
  markScope(scope: Scope, marks: Partial<Omit<ScopeMarks, 'scope'>>): Promise<Outcome<null>>
  /** Rights lost: drops the scope whole. Refuses while own entries are local or refused, unless forced. */
  dropScope(scope: Scope, options?: { force?: boolean }): Promise<Outcome<null, 'unsent'>>

  /**
   * [S14] Lets go of groups of records, each all or none; answers the records that went. `orphans`: what they belong to
   * is gone, so that it is enough that the replica took them, or refused them as erased.
   */
  letGo(
    scope: Scope,
    groups: readonly (readonly RecordId[])[],
    orphans?: boolean,
  ): Promise<Outcome<RecordRef[]>>
  /** [S14] Has the next comparison bring back all that was let go; false when nothing was. */
  callBack(scope: Scope): Promise<Outcome<boolean>>
  /** [S14] What else must be received with these entries, so that what was let go comes back whole. */
  awayWith(scope: Scope, entries: readonly Entry[]): Promise<Outcome<EntryId[]>>

  /** Every entry id of a scope, for reconcile; own ones with their mark, and `away` those that were let go. */
  ids(scope: Scope): Promise<Outcome<{ id: EntryId; mark?: Mark; away?: true }[]>>
  /** Which of these are here. */
  has(scope: Scope, ids: readonly EntryId[]): Promise<Outcome<Set<EntryId>>>
  readEntries(scope: Scope, ids: readonly EntryId[]): Promise<Outcome<EntriesRead>>

  /** Without a scope: the first scope, by name, that holds the record. */
  record(record: RecordId, scope?: Scope): Promise<Outcome<StoredRecord, 'absent' | 'damaged'>>
  /** The same with its entries, as of one moment. */
  whole(record: RecordId, scope?: Scope): Promise<Outcome<WholeRecord, 'absent' | 'damaged'>>
  /** Opens records in batches of at most 500 and hands each batch on; answers those that did not open. */
  recordsOf(
    filter: RecordFilter,
    take: (batch: StoredRecord[]) => void | Promise<void>,
  ): Promise<Outcome<{ damaged: RecordRef[]; stamp: number }>>
  /** Every record of a case (the case itself too), in all scopes. */
  caseRecords(caseId: RecordId): Promise<Outcome<{ records: StoredRecord[]; damaged: RecordRef[] }>>
  /** References only, nothing opened. */
  recordRefs(filter?: RecordFilter): Promise<Outcome<(RecordRef & { stamp: number })[]>>

  quarantine(scope: Scope, broken: readonly Broken[]): Promise<Outcome<null>>
  quarantined(scope?: Scope): Promise<Outcome<Quarantined[]>>
  dropQuarantined(ids: readonly string[]): Promise<Outcome<null>>
  /** Checks them again (a newer app may understand); those that are entries now are received. */
  retryQuarantined(ids: readonly string[]): Promise<Outcome<{ released: number }>>

  /** Erasures carried out here of which the gateway has no receipt yet. */
  receiptsDue(scope: Scope): Promise<Outcome<Receipt[]>>
  receiptsSent(scope: Scope, erasures: readonly EntryId[]): Promise<Outcome<null>>

  /** [S10] Compares every folded row with the fold of its entries and every entry with its id. */
  verify(progress?: (done: number, of: number) => void): Promise<Outcome<Verified>>
  /** [S11] Mends rows that do not open and folds again from the entries that do. */
  repair(records: readonly RecordRef[]): Promise<Outcome<Repaired>>

  /** `key` stands in the clear: ids only, never words. */
  putDraft(key: string, draft: Json): Promise<Outcome<null>>
  drafts(): Promise<Outcome<{ key: string; draft: Json }[]>>
  dropDraft(key: string): Promise<Outcome<null>>
  /** Small sealed things of the engine (device key, credential, session, settings). The name stands in the clear. */
  putSealed(name: string, value: Json): Promise<Outcome<null>>
  getSealed(name: string): Promise<Outcome<Json | undefined, 'damaged'>>
  dropSealed(name: string): Promise<Outcome<null>>

  /** Answers the way to unsubscribe. */
  watch(listener: (event: StoreEvent) => void): () => void
  close(): void
  /** Deletes the database. The engine deletes the bucket, which is what wipes (design.md, "On the device"). */
  forget(): Promise<Outcome<null>>
}
