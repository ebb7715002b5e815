/** How far a person sent on to a body has come. */
export const placementStates = [
  'CHIESTO',
  'ACCETTATO',
  'RIFIUTATO',
  'INIZIATO',
  'CONCLUSO',
  'RITIRATO',
] as const

/** How it went, once it is over. */
export const placementOutcomes = ['BUON_ESITO', 'INTERROTTO', 'ALTRO'] as const

export type PlacementState = (typeof placementStates)[number]

const next: Readonly<Record<PlacementState, readonly PlacementState[]>> = {
  CHIESTO: ['ACCETTATO', 'RIFIUTATO', 'RITIRATO'],
  ACCETTATO: ['INIZIATO', 'RITIRATO'],
  INIZIATO: ['CONCLUSO'],
  RIFIUTATO: [],
  CONCLUSO: [],
  RITIRATO: [],
}

/** Where one can go from a state. */
export function placementMoves(state: PlacementState): readonly PlacementState[] {
  return next[state]
}

/** The types of which nobody else can have what one person had. */
const usedUp: readonly string[] = ['POSTO_LAVORO', 'CORSO', 'BENE']

/** True while a placement holds a place of its resource; a traineeship's place is free again when it ends. */
export function holdsPlace(state: string | undefined, type: string | undefined): boolean {
  if (state === 'CONCLUSO') return usedUp.includes(type ?? '')
  return state === 'CHIESTO' || state === 'ACCETTATO' || state === 'INIZIATO'
}
