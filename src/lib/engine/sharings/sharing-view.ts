/** How a sharing stands for this person's tavolo. */
export type SharingState = 'CHIESTO' | 'ATTESA' | 'ATTIVO' | 'DIVERSI' | 'NEGATO'

/** A tavolo as it is named. */
type Tavolo = { slug: string; name: string }

/** A case that two tavoli share, or may. `case` is this tavolo's own, where it has one. */
export type SharingView = {
  record: string
  mine: Tavolo
  theirs: Tavolo
  /** The tavolo that follows the person. */
  competent: Tavolo
  isOurs: boolean
  reason: string
  on: string
  case?: string
  /** Of the case that goes on, or before both agreed of the one that this tavolo is asked about. */
  code: string
  title?: string
  state: SharingState
  /** What both agreed to, and what each said by itself. */
  agreed: string[]
  ours: string[]
  askedFor: string[]
  mayAnswer: boolean
}

/** What another tavolo shows of a case. */
export type SharedView = {
  title: string
  /** A day or a year. */
  born?: string
  comune?: string
  phones: string[]
  state?: string
  stateSince?: string
  caseManager?: string
  tutor?: string
  nextStep?: string
  nextStepBy?: string
  actions: {
    key: string
    category?: string
    support?: string
    title?: string
    state?: string
    startedOn?: string
    endsOn?: string
  }[]
}

/** A sharing as its own page shows it. `shown` is there for the tavolo that does not follow the person. */
export type OpenSharing = SharingView & { shown?: SharedView }

/** The sharings of one case, and the tavoli with which it may be shared. */
export type CaseSharings = { tavoli: Tavolo[]; sharings: SharingView[] }
