import { leavesOf, type ListTable } from '../casework/case-fields.ts'
import { linesOf } from '../record/field-controls.ts'

/** What is edited of a protocol, in the order in which it reads. */
export const protocolHead = linesOf('protocol', ['subject', 'from', 'to'])
export const protocolText = linesOf('protocol', ['procedures', 'dataAnnex', 'withdrawal'])

/** The lists of a protocol. */
export const protocolLists: readonly ListTable[] = [
  table('parties', { needs: 'body', head: ['body'] }, ['body', 'signed', 'signer', 'left']),
  table('aims', { needs: 'text', head: ['text'] }, ['text', 'measure']),
  table('duties', { needs: 'who', head: ['who'] }, ['who', 'what']),
  table('commitments', { needs: 'body', head: ['what'] }, [
    'what',
    'body',
    'receiver',
    'quantity',
    'unit',
    'by',
    'state',
    'given',
    'note',
  ]),
]

function table(
  list: ListTable['list'],
  { needs, head }: Pick<ListTable, 'needs' | 'head'>,
  leaves: readonly string[],
): ListTable {
  return { list, kind: 'protocol', needs, head, fields: leavesOf('protocol', list, leaves) }
}
