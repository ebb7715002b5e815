import { type UserCtx, isDatabaseAdmin } from '../auth/security.ts'
import { type Outcome, type Refusal, accept, conflict, forbidden, unauthorized } from '../refusal.ts'
import { type Rev, pathOf, revText } from '../revisions/revTree.ts'
import type { Database } from '../storage/Database.ts'
import type { Body, Metadata } from '../storage/layout.ts'
import { type Engine, storeDocuments } from '../storage/openEngine.ts'
import { readBody, readMetadata } from '../storage/reads.ts'
import { checkDesign } from '../validation/compileValidator.ts'
import { runValidators } from '../validation/runValidators.ts'
import type { Incoming } from './parseDocument.ts'
import { type Mode, type Plan, planWrite } from './planWrite.ts'

/** A document with its id settled. */
export type Named = Incoming & { id: string }

/** What became of a document: the revision that it has now, or the one that it came with. */
export type WriteRow =
  { ok: true; id: string; rev: string } | { ok: false; id: string; rev: string; refusal: Refusal }

type Job = { document: Named; plan: Plan; refusal: Refusal | null }
const shownHistory = 20

type Stored = { ok?: boolean; rev?: string; status?: number }

/**
 * Judges and stores documents; one row for each, in order. The batch is not atomic: each row stands for
 * itself, as in CouchDB. What is answered `ok` is on the disk.
 */
export function writeDocuments(
  database: Database,
  user: UserCtx,
  documents: Named[],
  mode: Mode,
): Promise<WriteRow[]> {
  return database.write(async (engine) => {
    const jobs = await planAll(engine, documents, mode)
    checkReserved(database, user, jobs)
    await judgeAll(database, engine, user, jobs)
    for (const job of jobs) refuseAttachments(job)
    const rows = await store(engine, jobs, mode)
    if (jobs.some(({ document }) => document.id.startsWith('_design/'))) database.forgetValidators()
    return rows
  })
}

async function planAll({ level }: Engine, documents: Named[], mode: Mode): Promise<Job[]> {
  const ids = [...new Set(documents.map(({ id }) => id))]
  const found = await readMetadata(level, ids)
  const byId = new Map<string, Metadata | undefined>(ids.map((id, index) => [id, found[index]]))
  return documents.map((document) => {
    const plan = planWrite(mode, document.history, byId.get(document.id))
    return { document, plan, refusal: plan.kind === 'refused' ? plan.refusal : null }
  })
}

/** Design documents are for admins and must compile; local ones are written one by one elsewhere. */
function checkReserved(database: Database, user: UserCtx, jobs: Job[]) {
  for (const job of jobs) {
    const { id } = job.document
    if (!id.startsWith('_') || job.refusal) continue
    const checked = id.startsWith('_local/')
      ? forbidden('Local documents are not written in batches.')
      : checkDesignWrite(database, user, job.document)
    if (!checked.ok) job.refusal = checked.refusal
  }
}

function checkDesignWrite(database: Database, user: UserCtx, document: Named): Outcome<null> {
  if (isDatabaseAdmin(database.entry().security, user)) {
    return document.deleted ? accept(null) : checkDesign(bodyOf(document))
  }
  const reason = 'You are not a db or server admin.'
  return user.name === null ? unauthorized(reason) : forbidden(reason)
}

async function judgeAll(database: Database, { level }: Engine, user: UserCtx, jobs: Job[]) {
  const judged = jobs.filter(
    ({ document, plan, refusal }) => plan.kind === 'write' && !refusal && !document.id.startsWith('_'),
  )
  const validators = judged.length > 0 ? await database.validators(level) : []
  if (validators.length === 0) return
  const writes = await Promise.all(
    judged.map(async ({ document, plan }) => ({
      newDoc: JSON.stringify(shownToValidators(document)),
      oldDoc: plan.kind === 'write' && plan.old ? await oldDocument(level, document.id, plan.old) : null,
    })),
  )
  const judging = { database: database.name, user, security: database.entry().security }
  const outcomes = await runValidators(validators, writes, judging)
  outcomes.forEach((outcome, index) => {
    const job = judged[index]
    if (job && !outcome.ok) job.refusal = outcome.refusal
  })
}

/** The replaced revision with the last part of its history: CouchDB shows twenty ancestors at most. */
async function oldDocument(level: Engine['level'], id: string, rev: Rev): Promise<string | null> {
  const [metadata] = await readMetadata(level, [id])
  const body = metadata ? await readBody(level, metadata, rev) : null
  if (!metadata || !body) return null
  const ids = (pathOf(metadata.rev_tree, rev) ?? []).slice(0, shownHistory).map((ancestor) => ancestor.id)
  return JSON.stringify({ ...body, _revisions: { start: rev.pos, ids } })
}

/** Attachments are refused even to admins; after the validators, whose own reason tells more. */
function refuseAttachments(job: Job) {
  if (job.document.attachments && !job.refusal && job.plan.kind === 'write') {
    job.refusal = forbidden('Attachments are not accepted.').refusal
  }
}

function bodyOf({ id, history, deleted, fields }: Named): Body {
  const [newest] = history.ids
  const rev = newest === undefined ? {} : { _rev: revText({ pos: history.start, id: newest }) }
  return { ...fields, _id: id, ...rev, ...(deleted ? { _deleted: true } : {}) } as Body
}

/** `_revisions` only when the client gave a revision or a history, as CouchDB shows it. */
function shownToValidators(document: Named): Body {
  const { history, attachments } = document
  return {
    ...bodyOf(document),
    ...(history.ids.length > 0 ? { _revisions: history } : {}),
    ...(attachments ? { _attachments: attachments } : {}),
  }
}

async function store(engine: Engine, jobs: Job[], mode: Mode): Promise<WriteRow[]> {
  const accepted = jobs.filter(({ plan, refusal }) => plan.kind === 'write' && !refusal)
  const isEdit = mode === 'edit'
  // The adapter wants a pushed document's ancestors before it.
  if (!isEdit) accepted.sort((a, b) => a.document.history.start - b.document.history.start)
  const documents = accepted.map(({ document }) =>
    isEdit ? bodyOf(document) : { ...bodyOf(document), _revisions: document.history },
  )
  const stored = await storeDocuments(engine, documents, isEdit)
  if (!isEdit && stored.some(({ error }) => error)) throw new Error('the store refused a pushed revision')
  const results = new Map(isEdit ? accepted.map((job, index) => [job, stored[index]]) : [])
  return jobs.map((job) => rowOf(job, results.get(job)))
}

function rowOf({ document, refusal }: Job, stored: Stored | undefined): WriteRow {
  const { id, history } = document
  const rev = revText({ pos: history.start, id: history.ids[0] ?? '' })
  if (refusal) return { ok: false, id, rev, refusal }
  if (!stored) return { ok: true, id, rev }
  if (stored.ok && stored.rev) return { ok: true, id, rev: stored.rev }
  if (stored.status === 409) return { ok: false, id, rev, refusal: conflict().refusal }
  throw new Error('the store refused a document')
}
