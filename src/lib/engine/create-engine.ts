import { parseDatabase } from '#lib/domain/schema/database.ts'
import { generatePassphrase } from '#lib/vault/generate-passphrase.ts'
import type { Engine } from './api.ts'
import { alikeOf, othersFound } from './matches/alike-of.ts'
import { differencesOf } from './matches/differences-of.ts'
import { judgeMatch } from './matches/judge-match.ts'
import { networkCalls } from './network/calls.ts'
import { cabinaCalls } from './cabina/calls.ts'
import { partCalls } from './casework/calls.ts'
import { moveCase } from './casework/move-case.ts'
import { listCases, noCases } from './casework/list-cases.ts'
import { newCase } from './casework/new-case.ts'
import { closeInterview, newInterview } from './casework/interviews.ts'
import { openCase } from './casework/open-case.ts'
import { addItem, removeItem, restoreItem, save } from './casework/save.ts'
import { listContacts } from './contacts/list-contacts.ts'
import { newContact } from './contacts/new-contact.ts'
import { openContact } from './contacts/open-contact.ts'
import { acceptReferral, addToReferral, askForMore, refer, refuseReferral } from './contacts/refer.ts'
import { createDesk, type Desk } from './desk.ts'
import { directiveCalls } from './directives/calls.ts'
import { documentCalls } from './documents/calls.ts'
import { exchangeCalls } from './exchange/calls.ts'
import { lossCalls } from './losses/calls.ts'
import { meetingCalls } from './meetings/calls.ts'
import { peopleCalls } from './people/calls.ts'
import type { Ports } from './ports.ts'
import { protocolCalls } from './protocols/calls.ts'
import { resourceCalls } from './resources/calls.ts'
import { history } from './review/history.ts'
import { listConflicts } from './review/list-conflicts.ts'
import { resolve } from './review/resolve.ts'
import { undo } from './review/undo.ts'
import { ruleCalls } from './rules/calls.ts'
import type { Session } from './session/session.ts'
import { writeSettings, defaultSettings } from './session/settings.ts'
import { keepDraft, listDrafts } from './today/drafts.ts'
import { today } from './today/today.ts'
import { sharingCalls } from './sharings/calls.ts'
import { betweenTablets } from './tablets/calls.ts'
import { listTransfers, transfersOf } from './transfers/list-transfers.ts'
import {
  acceptTransfer,
  proposeTransfer,
  refuseTransfer,
  withdrawTransfer,
} from './transfers/move-transfer.ts'

/** The composition root: every use case over the one open session of this tab, or `locked`. */
export function createEngine(ports: Ports): Engine {
  const desk = createDesk()
  return {
    ...peopleCalls(ports, desk),
    ...exchangeCalls(ports, desk),
    ...workCalls(desk),
    ...partCalls(desk),
    ...cabinaCalls(desk),
    ...directiveCalls(desk),
    ...documentCalls(desk),
    ...lossCalls(ports, desk),
    ...meetingCalls(desk),
    ...networkCalls(desk),
    ...protocolCalls(desk),
    ...resourceCalls(desk),
    ...ruleCalls(desk),
    ...sharingCalls(desk),
    ...betweenTablets(ports, desk),
    ...tabletCalls(ports, desk),
  }
}

type WorkCalls =
  | 'today'
  | 'listCases'
  | 'openCase'
  | 'newCase'
  | 'moveCase'
  | 'newInterview'
  | 'closeInterview'
  | 'save'
  | 'addItem'
  | 'removeItem'
  | 'restoreItem'
  | 'history'
  | 'undo'
  | 'listContacts'
  | 'openContact'
  | 'candidates'
  | 'alikeOf'
  | 'othersFound'
  | 'differencesOf'
  | 'judgeMatch'
  | 'transfers'
  | 'transfersOf'
  | 'proposeTransfer'
  | 'withdrawTransfer'
  | 'acceptTransfer'
  | 'refuseTransfer'
  | 'newContact'
  | 'refer'
  | 'acceptReferral'
  | 'refuseReferral'
  | 'askForMore'
  | 'addToReferral'
  | 'listConflicts'
  | 'resolve'

function workCalls(desk: Desk): Pick<Engine, WorkCalls> {
  const { read, act } = desk
  return {
    today: () => read((open) => today(open), { items: [], openCases: 0, contactsThisYear: 0, myCases: 0 }),
    listCases: (query) => read((open) => listCases(open, query), noCases),
    openCase: (record, most) => read((open) => openCase(open, record, most), undefined),
    newCase: (input) => act((open) => newCase(open, input)),
    moveCase: (record, to, extra) => act((open) => moveCase(open, record, to, extra)),
    newInterview: (record, input) => act((open) => newInterview(open, record, input)),
    closeInterview: (record) => act((open) => closeInterview(open, record)),
    save: (record, changes) => act((open) => save(open, record, changes)),
    addItem: (record, list, fields) => act((open) => addItem(open, record, list, fields)),
    removeItem: (record, list, item) => act((open) => removeItem(open, record, list, item)),
    restoreItem: (record, list, item) => act((open) => restoreItem(open, record, list, item)),
    history: (record, path) => read((open) => history(open, record, path), []),
    undo: (entry, path) => act((open) => undo(open, entry, path)),
    listContacts: (query) => read((open) => listContacts(open, query), { total: 0, rows: [], facets: [] }),
    openContact: (record) => read((open) => openContact(open, record), undefined),
    alikeOf: (record) => read((open) => alikeOf(open, record), { proposed: [], judged: [] }),
    othersFound: (record, words) => read((open) => othersFound(open, record, words), []),
    differencesOf: (kept, other) => read((open) => differencesOf(open, kept, other), []),
    judgeMatch: (kept, other, verdict) => act((open) => judgeMatch(open, kept, other, verdict)),
    transfers: () => read((open) => listTransfers(open), []),
    transfersOf: (record) => read((open) => transfersOf(open, record), { tavoli: [], transfers: [] }),
    proposeTransfer: (record, input) => act((open) => proposeTransfer(open, record, input)),
    withdrawTransfer: (record) => act((open) => withdrawTransfer(open, record)),
    acceptTransfer: (record) => act((open) => acceptTransfer(open, record)),
    refuseTransfer: (record, why) => act((open) => refuseTransfer(open, record, why)),
    candidates: (typed) => read((open) => open.similar(typed), []),
    newContact: (input) => act((open) => newContact(open, input)),
    refer: (contact, input) => act((open) => refer(open, contact, input)),
    acceptReferral: (referral) => act((open) => acceptReferral(open, referral)),
    refuseReferral: (referral, why) => act((open) => refuseReferral(open, referral, why)),
    askForMore: (referral, why) => act((open) => askForMore(open, referral, why)),
    addToReferral: (referral, words) => act((open) => addToReferral(open, referral, words)),
    listConflicts: () => read((open) => listConflicts(open), []),
    resolve: (record, path, value, note) => act((open) => resolve(open, record, path, value, note)),
  }
}

type TabletCalls =
  | 'suggestPassphrase'
  | 'putDraft'
  | 'draft'
  | 'drafts'
  | 'dropDraft'
  | 'settings'
  | 'saveSettings'
  | 'people'
  | 'bodies'
  | 'tavoli'
  | 'listen'
  | 'unlisten'

function tabletCalls(ports: Ports, desk: Desk): Pick<Engine, TabletCalls> {
  const { read } = desk
  return {
    suggestPassphrase: () => Promise.resolve(generatePassphrase((n) => ports.runtime.random(n))),
    putDraft: (key, words) => read((open) => keepDraft(open, key, words), undefined),
    draft: (key) =>
      read(async (open) => (await listDrafts(open)).find((each) => each.key === key)?.words, undefined),
    drafts: (form) => read((open) => listDrafts(open, form), []),
    dropDraft: (key) => read(async (open) => void (await open.store.dropDraft(key)), undefined),
    settings: () => read((open) => open.settings, defaultSettings),
    saveSettings: (settings) =>
      read(async (open) => {
        open.settings = await writeSettings(open.store, settings)
        desk.signal({ type: 'settings' })
      }, undefined),
    people: () => read((open) => open.directory.people(), []),
    bodies: () => read((open) => open.directory.bodies(), []),
    tavoli: () => read((open) => tavoliHere(open), []),
    listen: (listener) => Promise.resolve(desk.listen(listener)),
    unlisten: (listener) => Promise.resolve(desk.unlisten(listener)),
  }
}

/** The tavoli whose databases this device holds. */
function tavoliHere(open: Session): { slug: string; name: string }[] {
  const slugs = open.granted.databases.flatMap((name) => parseDatabase(name)?.tavolo ?? [])
  return [...new Set(slugs)].sort().map((slug) => ({ slug, name: open.directory.tavoloName(slug) }))
}
