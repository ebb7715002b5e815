/** The six categories that the year's targets count (domain.md §5, seeds); each action counts in exactly one. */
export const categories = [
  'IMPRESA',
  'FORMAZIONE',
  'TIR_COMUNI',
  'ASSUNZIONE_TD',
  'GIOVANISI',
  'TIR_ASL',
] as const

/** One category. */
export type Category = (typeof categories)[number]

/** Help that is recorded and reported and never counted among the 150. */
export const uncounted = [
  'ORIENTAMENTO',
  'CURRICULUM',
  'COUNSELLING',
  'VOUCHER',
  'UTENZE',
  'VIVERI',
  'ALTRO',
] as const

/** The categories that are traineeships: a host, two tutors, a register of presences, an allowance. */
const traineeships: readonly Category[] = ['TIR_COMUNI', 'GIOVANISI', 'TIR_ASL']

/** True for a traineeship, which is training and no employment. */
export function isTraineeship(category: unknown): boolean {
  return traineeships.some((each) => each === category)
}

/** What may prove a start. */
export const evidences = [
  'PIANO_FIRMATO',
  'CONSULENTE',
  'ISCRIZIONE',
  'PRIMA_LEZIONE',
  'PRIMA_PRESENZA',
  'UNILAV',
  'IMPEGNO',
  'CONTRATTO',
  'PRIMO_GIORNO',
  'DOMANDA',
  'IMPEGNO_ASL',
] as const

/** One proof of a start. */
export type Evidence = (typeof evidences)[number]

/** What must be proved before an action counts; of a group any one will do (domain.md §5, "Start evidence"). */
const needed: Readonly<Record<Category, readonly (readonly Evidence[])[]>> = {
  IMPRESA: [['PIANO_FIRMATO'], ['CONSULENTE']],
  FORMAZIONE: [['ISCRIZIONE'], ['PRIMA_LEZIONE']],
  TIR_COMUNI: [['PRIMA_PRESENZA'], ['UNILAV'], ['IMPEGNO']],
  ASSUNZIONE_TD: [['CONTRATTO', 'UNILAV'], ['PRIMO_GIORNO']],
  GIOVANISI: [['PRIMA_PRESENZA'], ['DOMANDA']],
  TIR_ASL: [['PRIMA_PRESENZA'], ['IMPEGNO_ASL']],
}

/** The proofs that a start of this category still lacks, each with those that would do instead. */
export function missingEvidence(category: Category, given: readonly string[]): (readonly Evidence[])[] {
  return needed[category].filter((group) => !group.some((each) => given.includes(each)))
}
