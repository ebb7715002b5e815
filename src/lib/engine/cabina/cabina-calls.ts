import type { TargetCode } from '#lib/domain/counting/programme.ts'
import type { Outcome } from '../api.ts'
import type { CabinaView, CountedItem } from './cabina-view.ts'
import type { ProgrammeInput } from './write-programme.ts'

/** What pages ask and say of the year: the Cabina sees figures, whoever coordinates also what stands behind its own. */
export type CabinaCalls = {
  cabina(year: string): Promise<CabinaView | undefined>
  behindFigure(of: { tavolo: string; year: string; code: TargetCode }): Promise<CountedItem[]>
  saveProgramme(input: ProgrammeInput): Promise<Outcome>
}
