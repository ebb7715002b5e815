import type { AllowanceRule } from '#lib/domain/actions/allowance.ts'
import type { NetworkRules } from '#lib/domain/network-rules.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { ActionState } from '#lib/domain/workflow/action-states.ts'
import type { PlanState } from '#lib/domain/workflow/plan-states.ts'
import type { CabinaCalls } from './cabina/cabina-calls.ts'
import type { ActionMove } from './casework/actions.ts'
import type { PartInput } from './casework/add-part.ts'
import type { PlanMove } from './casework/plans.ts'
import type { RegisterSignatures } from './casework/registers.ts'
import type { DirectiveCalls } from './directives/directive-calls.ts'
import type { DocumentFile, DocumentInput, PaperState } from './documents/document-view.ts'
import type { AboardView, LossInput, LossView } from './losses/loss-view.ts'
import type { AlikeView, Compared, DifferenceView } from './matches/match-view.ts'
import type { MeetingCalls } from './meetings/meeting-calls.ts'
import type { NetworkCalls } from './network/network-calls.ts'
import type { ProtocolCalls } from './protocols/protocol-calls.ts'
import type { ResourceCalls } from './resources/resource-calls.ts'
import type { BodyLine } from './session/directory.ts'
import type { TabletCalls } from './tablets/tablet-calls.ts'
import type { TodayView } from './today/today-view.ts'
import type { CandidateView } from './contacts/candidate-view.ts'
import type { SharingAnswer, SharingInput } from './sharings/answer-sharing.ts'
import type { CaseSharings, OpenSharing, SharingView } from './sharings/sharing-view.ts'
import type { TransferInput } from './transfers/move-transfer.ts'
import type { CaseTransfers, TransferView } from './transfers/transfer-view.ts'
import type * as view from './views.ts'

/** A done thing, or a closed reason with the path that it is about where there is one. */
export type Outcome<T = object> =
  ({ ok: true } & T) | { ok: false; reason: Reason; path?: string; waitMs?: number }

/** Every reason that a person can be told; one table (ui/text/it/reasons) turns each into a sentence. */
export type Reason =
  | 'locked'
  | 'offline'
  | 'portal'
  | 'server'
  | 'wrong-password'
  | 'too-many'
  | 'disabled'
  | 'revoked'
  | 'device-of-another'
  | 'already-here'
  | 'expired'
  | 'unauthorised'
  | 'wrong-passphrase'
  | 'wrong-passkey'
  | 'no-passkey'
  | 'wait'
  | 'damaged'
  | 'out-of-memory'
  | 'weak-passphrase'
  | 'common-passphrase'
  | 'unsent'
  | 'not-found'
  | 'not-allowed'
  | 'invalid'
  | 'required'
  | 'no-such-move'
  | 'not-your-move'
  | 'no-consent'
  | 'no-quorum'
  | 'no-places'
  | 'peer-gone'
  | 'peer-unknown'
  | 'peer-expired'
  | 'peer-myself'
  | 'peer-not-yours'
  | 'in-conflict'
  | 'limited'
  | 'storage-full'
  | 'store-shut'
  | 'file-too-large'
  | 'file-type'
  | 'file-damaged'
  | 'not-arrived'
  | 'newer-app'
  | 'busy'

/** One field that a form changed. `seen` are the entries whose values stood on screen (`FieldView.values`). */
export type FieldChange = { path: string; value: Json; seen: string[] }

/** What opens the app: who is known here, and whether this is a first start or data that vanished. */
export type Start = {
  people: view.PersonOfTablet[]
  me?: view.Me
  /** True when the canary says that there was data here and it is gone. */
  vanished: boolean
  persisted: boolean
  bucket: boolean
}

/** Why a tab locked. `newer-app`: another tab runs a newer WIN on these data. */
export type LockReason = 'idle' | 'person' | 'switch' | 'revoked' | 'newer-app'

/** Why nothing can be read or saved here: the browser does not open the data, or somebody cleared them. */
export type ShutReason = 'browser' | 'wiped'

/** What the engine tells every page of the app. `store` without `shut`: the data open again. */
export type Signal =
  | { type: 'changed'; records: string[] }
  | { type: 'sync'; sync: view.SyncView }
  | { type: 'locked'; why: LockReason }
  | { type: 'unlocked' }
  | { type: 'store'; shut?: ShutReason }
  /** How far an exchange with another tablet has come, in entries of one database. */
  | { type: 'tablet'; done: number; total: number }
  | { type: 'settings' }

/** The nine fields that a contact form gives; date, body, channel and operator are added by the engine. */
export type ContactInput = {
  tavolo: string
  name?: string
  surname?: string
  birthYear?: number
  comune?: string
  phone?: string
  needs: string[]
  request?: string
  outcome?: string
  consentP1?: string
  toSocialWorker: boolean
  /** The record that the person said is the same one, or nothing. */
  sameAs?: string
}

/** A new case's first words. */
export type CaseInput = {
  tavolo: string
  name: string
  surname: string
  birthDate?: string
  birthYear?: number
  comune?: string
  phone?: string
  taxCode?: string
  origin: string
}

/** A new interview. `close` freezes its words at once. */
export type InterviewInput = {
  date: string
  type: string
  place?: string
  minutes?: number
  present?: string
  note: string
  /** Harm to a minor was told to the social service or the Procura: that it was is all that is written. */
  toProtection?: boolean
  /** Written again from memory, after the tablet on which it was first written was lost. */
  rebuilt?: boolean
  close?: boolean
}

/**
 * What pages call. It runs in the tab's worker, which alone holds keys; everything is structured-clone JSON.
 * Reads answer `undefined` for what is not here; while locked they answer empty, and writes `locked`.
 */
export type Engine = CabinaCalls &
  DirectiveCalls &
  MeetingCalls &
  NetworkCalls &
  ProtocolCalls &
  ResourceCalls &
  TabletCalls & {
    start(canary: boolean): Promise<Start>
    signIn(input: { login: string; password: string; label: string }): Promise<Outcome<{ name: string }>>
    suggestPassphrase(): Promise<string>
    createPassphrase(passphrase: string): Promise<Outcome<{ me: view.Me }>>
    unlock(person: string, passphrase: string): Promise<Outcome<{ me: view.Me }>>
    lock(why: 'person' | 'switch' | 'idle'): Promise<void>
    /** Tells that a person is there; the page calls it at most once a second. */
    touch(visible: boolean): Promise<void>
    removePerson(person: string, force: boolean): Promise<Outcome>
    /** A new password login on this device, when the gateway no longer knows it. */
    signInAgain(password: string): Promise<Outcome>
    changePassphrase(old: string, next: string): Promise<Outcome>
    /** For the passkey dialogue; answers while locked too. */
    prfOptions(person: string): Promise<view.PrfOptions | undefined>
    unlockWithPrf(person: string, passkey: Omit<view.Passkey, 'salt'>): Promise<Outcome<{ me: view.Me }>>
    addPasskey(passphrase: string, passkey: view.Passkey): Promise<Outcome>
    removePasskeys(): Promise<Outcome>
    me(): Promise<view.Me | undefined>

    today(): Promise<TodayView>
    listCases(query: view.CaseQuery): Promise<view.CaseList>
    /** `most`: how many of its conversations come along as records, the newest; the timeline tells of all. */
    openCase(record: string, most?: number): Promise<view.CaseView | undefined>
    newCase(input: CaseInput): Promise<Outcome<{ record: string }>>
    moveCase(
      record: string,
      to: string,
      extra: { reason?: string; closure?: string; caseManager?: string },
    ): Promise<Outcome>
    newInterview(caseRecord: string, input: InterviewInput): Promise<Outcome<{ record: string }>>
    closeInterview(record: string): Promise<Outcome>

    /** Adds to a case a notice, consent, task, monitoring, register or follow-up; items of keyed lists get their ids here. */
    addPart(caseRecord: string, kind: string, input: PartInput): Promise<Outcome<{ record: string }>>
    /** The draft of an assessment of that time, begun or gone on with. */
    newAssessment(caseRecord: string, time: string): Promise<Outcome<{ record: string }>>
    /** The first signature closes the assessment, the second makes it valid. */
    signAssessment(record: string): Promise<Outcome>
    /** The first version of a plan, or the next one with the reason for it. */
    newPlan(caseRecord: string, why?: string): Promise<Outcome<{ record: string }>>
    movePlan(record: string, to: PlanState, extra: PlanMove): Promise<Outcome>
    newAction(caseRecord: string, fields: Record<string, Json>): Promise<Outcome<{ record: string }>>
    moveAction(record: string, to: ActionState, extra: ActionMove): Promise<Outcome>
    /** A person takes back a yes: it beats every other word about it. */
    revokeConsent(record: string, why: string): Promise<Outcome>
    /** Closes a month's register with two drawn signatures. */
    closeRegister(record: string, signatures: RegisterSignatures): Promise<Outcome>

    /** Adds a paper to a case; the file is what it is by its first bytes. */
    attach(caseRecord: string, input: DocumentInput): Promise<Outcome<{ record: string }>>
    /** A paper's file, fetched when it is not here. */
    openDocument(record: string): Promise<Outcome<DocumentFile>>
    /** Where the files of these documents are. */
    paperStates(documents: string[]): Promise<PaperState[]>

    /** Saves changed fields of any record as one entry. */
    save(record: string, changes: FieldChange[]): Promise<Outcome<{ entry: string }>>
    /** Adds an item to a keyed list; its id is minted here. */
    addItem(record: string, list: string, fields: Record<string, Json>): Promise<Outcome<{ item: string }>>
    removeItem(record: string, list: string, item: string): Promise<Outcome>
    restoreItem(record: string, list: string, item: string): Promise<Outcome>
    history(record: string, path: string): Promise<view.StepView[]>
    /** Takes back one entry, or what it wrote in one field, by a new one; what was changed since is left alone. */
    undo(entry: string, path?: string): Promise<Outcome>

    listContacts(query: view.ContactQuery): Promise<view.ContactList>
    openContact(record: string): Promise<view.ContactView | undefined>
    candidates(typed: Partial<ContactInput> & Partial<CaseInput>): Promise<CandidateView[]>
    /** Who may be the same person as this case's or contact's. */
    alikeOf(record: string): Promise<AlikeView>
    /** Whom somebody looks for by words, to say that both are one. */
    othersFound(record: string, text: string): Promise<Compared[]>
    /** What the person of the other of two cases says otherwise. */
    differencesOf(kept: string, other: string): Promise<DifferenceView[]>
    /** Says that both are one person, or two; `null` takes either back. `kept` is a case. */
    judgeMatch(kept: string, other: string, verdict: 'UNITI' | 'DISTINTI' | null): Promise<Outcome>
    transfers(): Promise<TransferView[]>
    transfersOf(caseRecord: string): Promise<CaseTransfers>
    proposeTransfer(caseRecord: string, input: TransferInput): Promise<Outcome<{ record: string }>>
    withdrawTransfer(transfer: string): Promise<Outcome>
    acceptTransfer(transfer: string): Promise<Outcome>
    refuseTransfer(transfer: string, why: string): Promise<Outcome>
    /** Cases that two tavoli share, or may. */
    sharings(): Promise<SharingView[]>
    sharingsOf(caseRecord: string): Promise<CaseSharings>
    openSharing(sharing: string): Promise<OpenSharing | undefined>
    proposeSharing(caseRecord: string, input: SharingInput): Promise<Outcome<{ record: string }>>
    answerSharing(sharing: string, answer: SharingAnswer): Promise<Outcome>
    newContact(input: ContactInput): Promise<Outcome<{ record: string }>>
    refer(
      contact: string,
      input: { reason: string; urgency: string; basis: string },
    ): Promise<Outcome<{ record: string }>>
    acceptReferral(referral: string): Promise<Outcome<{ case: string }>>
    refuseReferral(referral: string, why: string): Promise<Outcome>
    /** The tavolo asks the sender for more, and the sender adds it. */
    askForMore(referral: string, why: string): Promise<Outcome>
    addToReferral(referral: string, words: string): Promise<Outcome>

    listConflicts(): Promise<view.ConflictRow[]>
    /** Chooses a value over all that are live; `note` is kept as the choice's own reason. */
    resolve(record: string, path: string, value: Json, note?: string): Promise<Outcome<{ entry: string }>>

    syncView(): Promise<view.SyncView>
    syncNow(): Promise<Outcome>
    /** The network came or went: the chip says so at once, and what waits leaves at once. */
    noticeNetwork(): Promise<void>
    workOffline(on: boolean): Promise<void>
    refused(): Promise<view.RefusedRow[]>
    retryRefused(ids: string[]): Promise<Outcome>
    quarantine(): Promise<view.QuarantineRow[]>
    devices(): Promise<Outcome<{ devices: view.DeviceView[] }>>
    revokeDevice(id: string): Promise<Outcome>
    /** For the administration: another's devices, what is on one, and the register of those that were lost. */
    devicesOf(login: string): Promise<Outcome<{ devices: view.DeviceView[] }>>
    aboard(device: string): Promise<Outcome<AboardView>>
    reportLoss(input: LossInput): Promise<Outcome<{ record: string }>>
    losses(): Promise<LossView[]>
    storage(): Promise<view.StorageView>
    verify(): Promise<view.IntegrityView>

    /** Keys stand in the clear: `<form>~<token>`, never words. */
    putDraft(key: string, draft: Json): Promise<void>
    draft(key: string): Promise<Json | undefined>
    /** Every draft of one form that was left unsaved, the newest first. */
    drafts(form: string): Promise<view.DraftView[]>
    dropDraft(key: string): Promise<void>

    settings(): Promise<view.Settings>
    saveSettings(settings: view.Settings): Promise<void>
    people(): Promise<{ login: string; name: string; tavoli: string[] }[]>
    bodies(): Promise<BodyLine[]>
    tavoli(): Promise<{ slug: string; name: string }[]>
    networkRules(): Promise<NetworkRules>
    /** What the Cabina settled, by the paths of the rules. */
    saveRules(fields: Record<string, Json>): Promise<Outcome>
    addAllowance(rule: AllowanceRule): Promise<Outcome>
    dropAllowance(from: string): Promise<Outcome>

    /** Signals come to every listener until the returned number is given to `unlisten`. */
    listen(listener: (signal: Signal) => void): Promise<number>
    unlisten(listener: number): Promise<void>
  }
