import type { networkLeaves as leaves, networkLists as source } from '../it/networkLists.ts'

/** What people read around the lists of a protocol. */
export const networkLists: typeof source = {
  parties: {
    title: 'Who signs',
    add: 'Add a body',
    empty: 'No body.',
    edit: 'Body that signs',
    removed: 'Body removed',
    gone: 'Bodies removed',
  },
  aims: {
    title: 'Objectives',
    add: 'Add an objective',
    empty: 'No objective written.',
    edit: 'Objective',
    removed: 'Objective removed',
    gone: 'Objectives removed',
  },
  duties: {
    title: 'Roles',
    add: 'Add a role',
    empty: 'No role written.',
    edit: 'Role',
    removed: 'Role removed',
    gone: 'Roles removed',
  },
  commitments: {
    title: 'Commitments',
    add: 'Add a commitment',
    empty: 'No commitment written.',
    edit: 'Commitment',
    removed: 'Commitment removed',
    gone: 'Commitments removed',
  },
  comuni: {
    title: 'Comuni',
    add: 'Add a comune',
    empty: 'No comune.',
    edit: 'Comune of the tavolo',
    removed: 'Comune removed',
    gone: 'Comuni removed',
  },
  members: {
    title: 'Bodies that sit at it',
    add: 'Add a body',
    empty: 'No body.',
    edit: 'Body of the tavolo',
    removed: 'Body removed',
    gone: 'Bodies removed',
  },
}

/** The names of their leaves. */
export const networkLeaves: typeof leaves = {
  'parties.body': 'Body',
  'parties.signed': 'Signed on',
  'parties.signer': 'Who signed',
  'parties.left': 'Leaves on',
  'aims.text': 'Objective',
  'aims.measure': 'How it is measured',
  'duties.who': 'Who',
  'duties.what': 'What they do',
  'commitments.what': 'What',
  'commitments.body': 'Who commits',
  'commitments.receiver': 'In favour of',
  'commitments.quantity': 'How much',
  'commitments.unit': 'Unit',
  'commitments.state': 'State',
  'commitments.given': 'Given so far',
  'comuni.istat': 'Comune',
  'members.body': 'Body',
}
