import { caseGroups, caseLists } from '#lib/ui/casework/case-fields.ts'

/** The part of the page in which an edit stands, by its key (`<record>#<path>`): a phone shows one at a time. */
export function partOfEdit(key: string): 'dati' | 'nucleo' | 'diario' {
  const [record = '', path = ''] = key.split('#')
  if (record.startsWith('interview-')) return 'diario'
  const [list] = path.split('/')
  const isOfHousehold = list === caseLists.household.list || list === caseLists.supports.list
  const circumstances = caseGroups.find(({ key: group }) => group === 'circumstances')
  return isOfHousehold || circumstances?.fields.some((line) => line.path === path) ? 'nucleo' : 'dati'
}
