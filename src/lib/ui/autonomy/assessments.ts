import { wordAt } from '../record/word-at.ts'
import type { RecordView } from '#lib/engine/views.ts'

/** Where an assessment stands: written, signed by one, signed by two. */
export type Standing = 'draft' | 'firstSigned' | 'valid'

const signatures = ['signedBySocialWorker', 'signedByOther'] as const

/** How far an assessment is signed. */
export function standingOf({ fields }: RecordView): Standing {
  const given = signatures.filter((path) => fields[path]?.shown !== undefined).length
  return given === 2 ? 'valid' : given === 1 ? 'firstSigned' : 'draft'
}

/** Assessments of a case, the latest day first. */
export function byDay(assessments: readonly RecordView[]): RecordView[] {
  const day = (record: RecordView) => wordAt(record, 'date')
  return [...assessments].sort((a, b) => (day(a) < day(b) ? 1 : -1))
}

/** The last signed assessment before this one, which it is compared with. */
export function beforeOf(assessment: RecordView, all: readonly RecordView[]): RecordView | undefined {
  const day = wordAt(assessment, 'date')
  return byDay(all).find(
    (each) => each.record !== assessment.record && standingOf(each) !== 'draft' && wordAt(each, 'date') < day,
  )
}
