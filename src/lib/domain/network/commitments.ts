/** How far a body is with what it committed itself to (domain.md §6, `ImpegnoEnte`). */
export const commitmentStates = ['PREVISTO', 'IN_CORSO', 'MANTENUTO', 'IN_RITARDO', 'NON_MANTENUTO'] as const

/** In what a commitment is counted. Money in whole euro: a pledge, no movement of a fund. */
export const commitmentUnits = ['POSTI', 'ORE', 'EURO', 'PERSONE', 'CORSI', 'INCONTRI', 'ALTRO'] as const

export type CommitmentState = (typeof commitmentStates)[number]

/** One commitment of a body, days as `YYYY-MM-DD`; `receiver` is the body that receives, or nobody: the whole network. */
export type Commitment = {
  protocol: string
  item: string
  body: string
  receiver?: string
  what: string
  quantity?: number
  unit?: string
  by?: string
  state?: string
  given?: number
  note?: string
}

/** How a commitment stands on a day: one whose day has gone by is late, whatever was last written of it. */
export function commitmentStanding({ state, by }: Commitment, today: string): CommitmentState {
  const said = commitmentStates.find((each) => each === state) ?? 'PREVISTO'
  const isOpen = said === 'PREVISTO' || said === 'IN_CORSO'
  return isOpen && by !== undefined && by < today ? 'IN_RITARDO' : said
}

/** What a body gave: how many commitments fell due and how many it kept, and the sums by unit. */
export type Given = { due: number; kept: number; byUnit: { unit: string; promised: number; given: number }[] }

/** Sums a body's commitments. Due is what is kept, broken or late; what is still to come is not. */
export function sumCommitments(commitments: readonly Commitment[], today: string): Given {
  const standings = commitments.map((one) => commitmentStanding(one, today))
  const units = [...new Set(commitments.flatMap(({ unit, quantity }) => (quantity && unit ? [unit] : [])))]
  return {
    due: standings.filter((one) => one !== 'PREVISTO' && one !== 'IN_CORSO').length,
    kept: standings.filter((one) => one === 'MANTENUTO').length,
    byUnit: units.map((unit) => {
      const ofUnit = commitments.filter((one) => one.unit === unit)
      return {
        unit,
        promised: ofUnit.reduce((sum, { quantity = 0 }) => sum + quantity, 0),
        given: ofUnit.reduce((sum, { given = 0 }) => sum + given, 0),
      }
    }),
  }
}
