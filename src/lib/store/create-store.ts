import { awayWith } from './away.ts'
import type { Core } from './core.ts'
import { counts, size, standing } from './counts.ts'
import { callBack, letGo } from './let-go.ts'
import { mark, outstanding, refused, retryRefused, unsent } from './marks.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { dropQuarantined, quarantine, quarantined, retryQuarantined } from './quarantine.ts'
import { has, ids, readEntries } from './read-entries.ts'
import { caseRecords, readRecord, readWhole, recordRefs, recordsOf } from './read-records.ts'
import { receiptsDue, receiptsSent } from './receipts.ts'
import { receive } from './receive.ts'
import { repairRecords } from './repair-records.ts'
import { save } from './save.ts'
import { dropScope, markScope, scopes } from './scopes.ts'
import { drafts, dropDraft, dropSealed, getSealed, putDraft, putSealed } from './sealed-things.ts'
import { refusalOf } from './transact.ts'
import { createTurns } from './turns.ts'
import type { Store } from './types.ts'
import { verifyStore } from './verify-store.ts'
import type { Watch } from './watch.ts'

/** The store over what an opening shares: each operation is the function of that name. */
export function createStore(core: Core, born: boolean, watch: Watch['watch']): Store {
  const inTurn = createTurns()
  return {
    born,
    save: (scope, entries) => inTurn(() => save(core, [{ scope, entries }])),
    saveTogether: (parts) => inTurn(() => save(core, parts)),
    receive: (scope, batch) => inTurn(() => receive(core, scope, batch)),
    unsent: (scope, limit) => unsent(core, scope, limit),
    mark: (scope, entries, to, reason) => mark(core, scope, entries, to, reason),
    refused: (scope) => refused(core, scope),
    retryRefused: (scope, entries) => retryRefused(core, scope, entries),
    counts: () => counts(core),
    standing: () => standing(core),
    outstanding: () => outstanding(core),
    size: () => size(core),
    scopes: () => scopes(core),
    markScope: (scope, marks) => markScope(core, scope, marks),
    dropScope: (scope, { force = false } = {}) => inTurn(() => dropScope(core, scope, force)),
    letGo: (scope, groups, orphans) => inTurn(() => letGo(core, scope, groups, orphans)),
    callBack: (scope) => inTurn(() => callBack(core, scope)),
    awayWith: (scope, entries) => awayWith(core, scope, entries),
    ids: (scope) => ids(core, scope),
    has: (scope, wanted) => has(core, scope, wanted),
    readEntries: (scope, wanted) => readEntries(core, scope, wanted),
    record: (record, scope) => readRecord(core, record, scope),
    whole: (record, scope) => readWhole(core, record, scope),
    recordsOf: (filter, take) => recordsOf(core, filter, take),
    caseRecords: (caseId) => caseRecords(core, caseId),
    recordRefs: (filter) => recordRefs(core, filter),
    quarantine: (scope, broken) => inTurn(() => quarantine(core, scope, broken)),
    quarantined: (scope) => quarantined(core, scope),
    dropQuarantined: (rows) => dropQuarantined(core, rows),
    retryQuarantined: (rows) => inTurn(() => retryQuarantined(core, rows)),
    receiptsDue: (scope) => receiptsDue(core, scope),
    receiptsSent: (scope, erasures) => receiptsSent(core, scope, erasures),
    verify: (progress) => verifyStore(core, progress),
    repair: (records) => inTurn(() => repairRecords(core, records)),
    putDraft: (key, draft) => putDraft(core, key, draft),
    drafts: () => drafts(core),
    dropDraft: (key) => dropDraft(core, key),
    putSealed: (name, value) => putSealed(core, name, value),
    getSealed: (name) => getSealed(core, name),
    dropSealed: (name) => dropSealed(core, name),
    watch,
    close: () => core.close(),
    forget: () => forget(core),
  }
}

async function forget(core: Core): Promise<Outcome<null>> {
  await core.tap?.('forget:before')
  core.close()
  try {
    await core.db.delete({ disableAutoOpen: true })
  } catch (error) {
    return refuse(refusalOf(error))
  }
  await core.tap?.('forget:after')
  return done(null)
}
