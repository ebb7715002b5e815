/** What a body can offer (domain.md §3, `Risorsa`). */
export const resourceTypes = ['POSTO_TIROCINIO', 'POSTO_LAVORO', 'CORSO', 'VOLONTARIATO', 'BENE'] as const

/** What is asked of whoever takes it; what the case file does not hold is to be asked of the person. */
export const needs = [
  'PATENTE_B',
  'AUTO',
  'ITALIANO_BASE',
  'ITALIANO_BUONO',
  'LICENZA_MEDIA',
  'DIPLOMA',
  'HACCP',
  'CPI',
  'SVANTAGGIO',
  'DISABILITA',
] as const

/** How one gets there. */
export const ways = ['A_PIEDI', 'BUS', 'TRENO', 'NAVETTA', 'SOLO_AUTO'] as const

export type ResourceType = (typeof resourceTypes)[number]
export type Need = (typeof needs)[number]
