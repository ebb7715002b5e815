/** What people read around the lists of a protocol. */
export const networkLists = {
  parties: {
    title: 'Chi firma',
    add: 'Aggiungi un ente',
    empty: 'Nessun ente.',
    edit: 'Ente che firma',
    removed: 'Ente tolto',
    gone: 'Enti tolti',
  },
  aims: {
    title: 'Obiettivi',
    add: 'Aggiungi un obiettivo',
    empty: 'Nessun obiettivo scritto.',
    edit: 'Obiettivo',
    removed: 'Obiettivo tolto',
    gone: 'Obiettivi tolti',
  },
  duties: {
    title: 'Ruoli',
    add: 'Aggiungi un ruolo',
    empty: 'Nessun ruolo scritto.',
    edit: 'Ruolo',
    removed: 'Ruolo tolto',
    gone: 'Ruoli tolti',
  },
  commitments: {
    title: 'Impegni',
    add: 'Aggiungi un impegno',
    empty: 'Nessun impegno scritto.',
    edit: 'Impegno',
    removed: 'Impegno tolto',
    gone: 'Impegni tolti',
  },
}

/** The names of their leaves. */
export const networkLeaves = {
  'parties.body': 'Ente',
  'parties.signed': 'Firmato il',
  'parties.signer': 'Chi ha firmato',
  'parties.left': 'Recede dal',
  'aims.text': 'Obiettivo',
  'aims.measure': 'Come si misura',
  'duties.who': 'Chi',
  'duties.what': 'Che cosa fa',
  'commitments.what': 'Che cosa',
  'commitments.body': 'Chi si impegna',
  'commitments.receiver': 'A favore di',
  'commitments.quantity': 'Quanto',
  'commitments.unit': 'Misura',
  'commitments.state': 'Stato',
  'commitments.given': 'Dato finora',
}
