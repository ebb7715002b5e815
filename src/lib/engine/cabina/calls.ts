import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import type { CabinaCalls } from './cabina-calls.ts'
import { behindFigure, openCabina } from './open-cabina.ts'
import { saveProgramme } from './write-programme.ts'

/** The year: its targets, and what was counted. */
export function cabinaCalls({ act, read }: Desk): Pick<Engine, keyof CabinaCalls> {
  return {
    cabina: (year) => read((open) => openCabina(open, year), undefined),
    behindFigure: (of) => read((open) => behindFigure(open, of), []),
    saveProgramme: (input) => act((open) => saveProgramme(open, input)),
  }
}
