import type { CaseQuery } from '#lib/engine/views.ts'

/** What narrows and orders the list of cases. It stands in the address, so that "back" works; the words do not. */
export type CaseFilters = {
  only: '' | NonNullable<CaseQuery['only']>
  state: string
  tutor: string
  tavolo: string
  sort: NonNullable<CaseQuery['sort']>
}

const views = { mine: 'miei', conflict: 'rivedere', waiting: 'inviare', refused: 'rifiutati' } as const
const sorts = { due: 'scadenza', surname: 'cognome', changed: 'modifica' } as const

/** No filter at all, the nearest deadline first. */
export const noFilters: CaseFilters = { only: '', state: '', tutor: '', tavolo: '', sort: 'due' }

/** The filters of an address; what it does not know is no filter. */
export function readFilters(params: URLSearchParams): CaseFilters {
  return {
    only: keyOf(views, params.get('vista')) ?? '',
    state: params.get('stato') ?? '',
    tutor: params.get('tutor') ?? '',
    tavolo: params.get('tavolo') ?? '',
    sort: keyOf(sorts, params.get('ordine')) ?? noFilters.sort,
  }
}

/** The query of an address, `''` or with its question mark; the usual order is not written. */
export function writeFilters({ only, state, tutor, tavolo, sort }: CaseFilters): string {
  const params = new URLSearchParams({
    ...(only && { vista: views[only] }),
    ...(state && { stato: state }),
    ...(tutor && { tutor }),
    ...(tavolo && { tavolo }),
    ...(sort !== noFilters.sort && { ordine: sorts[sort] }),
  })
  return params.size > 0 ? `?${params.toString()}` : ''
}

/** The engine's question. */
export function queryOf(filters: CaseFilters, words: string): Omit<CaseQuery, 'from' | 'count'> {
  const { only, state, tutor, tavolo, sort } = filters
  const text = words.trim()
  return {
    sort,
    ...(text && { text }),
    ...(only && { only }),
    ...(state && { states: [state] }),
    ...(tutor && { tutor }),
    ...(tavolo && { tavolo }),
  }
}

/** True when something narrows the list. */
export function isNarrowed({ only, state, tutor, tavolo }: CaseFilters): boolean {
  return `${only}${state}${tutor}${tavolo}` !== ''
}

function keyOf<K extends string>(names: Readonly<Record<K, string>>, name: string | null): K | undefined {
  return (Object.keys(names) as K[]).find((key) => names[key] === name)
}
