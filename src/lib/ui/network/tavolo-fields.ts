import { leavesOf, type ListTable } from '../casework/case-fields.ts'
import { linesOf } from '../record/field-controls.ts'

/** What is edited of a tavolo. */
export const tavoloDetails = linesOf('tavolo', ['name', 'coordinator', 'rhythm', 'place'])

/** Its comuni and the bodies that sit at it, each with its days. */
export const tavoloComuni: ListTable = {
  list: 'comuni',
  kind: 'tavolo',
  needs: 'istat',
  head: ['istat'],
  fields: leavesOf('tavolo', 'comuni', ['istat', 'from', 'to']),
}
export const tavoloMembers: ListTable = {
  list: 'members',
  kind: 'tavolo',
  needs: 'body',
  head: ['body'],
  fields: leavesOf('tavolo', 'members', ['body', 'from', 'to']),
}
