/** What operators and volunteers of the demonstration write. Plain facts of everyday intake; no illness, no crime. */
export const referralReasons = [
  'Ha perso il lavoro in tintoria a giugno, la disoccupazione finisce fra due mesi.',
  'Due bollette arretrate e affitto in ritardo; chiede aiuto per la prima volta.',
  'Famiglia con due figli, entra un solo stipendio a ore. Cerca un corso per tornare a lavorare.',
  'Vive ospite da un cugino, deve lasciare la stanza entro fine mese.',
  'Cerca lavoro da un anno, disponibile a un tirocinio vicino a casa.',
  'Viene al centro di ascolto da tre mesi per i viveri, vorrebbe un lavoro.',
  'Ha lavorato nella ceramica per vent’anni, ora il laboratorio ha chiuso.',
  'Giovane fuori da scuola e lavoro, accompagnato dalla zia.',
] as const

/** Notes of interviews, by type. */
export const interviewNotes: Record<string, readonly string[]> = {
  PRIMO: [
    'Racconta la situazione con calma. Mette il lavoro al primo posto. Fissiamo la valutazione fra una settimana.',
    'Arriva con la sorella. Portati i documenti dell’affitto; manca l’ISEE, lo chiede al CAF.',
    'Primo incontro breve, torna con più tempo. Ha capito come funziona il tavolo.',
  ],
  VALUTAZIONE: [
    'Guardate insieme le undici aree. D’accordo su quasi tutte, più basso lui sulla fiducia.',
    'Situazione economica chiara: affitto 450, entrate 600. Debito con il gas in rientro.',
    'Ha buone mani e pochi attestati. Da capire gli orari della scuola dei figli.',
  ],
  PATTO: [
    'Letto il progetto riga per riga. Chiede di spostare il corso al mattino.',
    'Impegni chiari da tutte e due le parti. Firma fissata.',
  ],
  VERIFICA: [
    'Frequenta con costanza. Il tutor dell’azienda è contento, propone altre quattro settimane.',
    'Due assenze per il bambino. Trovato un doposcuola, si prosegue.',
    'Obiettivo del lavoro vicino, resta da chiudere il piano di rientro.',
  ],
  TUTORAGGIO: [
    'Sentita al telefono: tutto bene, serve una lettera per la patente.',
    'Accompagnato al centro per l’impiego, fatta la DID.',
    'Rivisto il curriculum insieme, spedito a tre ditte della zona.',
  ],
  FOLLOWUP: [
    'Lavora ancora, contratto rinnovato fino a giugno.',
    'Lavora a ore, tiene il passo con l’affitto.',
  ],
}

/** What comes next in a case. */
export const nextSteps: Record<string, readonly string[]> = {
  IN_VALUTAZIONE: ['Completare la valutazione', 'Chiedere l’ISEE aggiornato', 'Portare il caso al tavolo'],
  PRESO_IN_CARICO: [
    'Fissare il colloquio con l’azienda',
    'Scrivere il progetto insieme',
    'Iscrizione al corso di italiano',
  ],
  IN_PERCORSO: ['Verifica del tirocinio', 'Sentire il doposcuola', 'Sentire l’azienda ospitante'],
}

/** Why a case was suspended or not selected. */
export const stateReasons = [
  'In attesa della conferma dell’azienda.',
  'Torna al paese per due mesi, riprende al rientro.',
  'Ha già un progetto con un altro servizio.',
  'Basta l’orientamento: il lavoro lo ha trovato da sola.',
] as const

/** What shows the level of an area. */
export const evidenceWords = [
  'Conosce due colleghe del laboratorio, ma fuori dal lavoro vede solo il tutor.',
  'Paga l’affitto da tre mesi senza ritardi.',
  'Porta le buste paga e le legge con noi.',
  'Si muove da solo con il treno fino a Empoli.',
  'Chiede aiuto per compilare ogni modulo.',
] as const

/** What a plan aims at. */
export const objectives = [
  { area: 'A1', text: 'Un lavoro con un contratto di almeno sei mesi', level: 4 },
  { area: 'B1', text: 'Chiudere il piano di rientro delle bollette', level: 3 },
  { area: 'B2', text: 'Superare l’esame di italiano A2', level: 4 },
  { area: 'B3', text: 'Imparare il lavoro di magazzino', level: 4 },
  { area: 'C1', text: 'Trovare una casa in affitto a canone concordato', level: 4 },
  { area: 'C4', text: 'Frequentare ogni settimana il circolo del paese', level: 3 },
] as const

/** What the person promises. */
export const ownTasks = [
  'Si iscrive al centro per l’impiego e porta la ricevuta',
  'Frequenta il corso, avvisa se non può',
  'Versa ogni mese la rata concordata',
] as const

/** What a body of the network promises. */
export const bodyTasks = [
  'Il comune cerca chi ospita il tirocinio',
  'L’associazione accompagna ai colloqui',
  'La Caritas anticipa l’abbonamento del treno',
] as const

/** What somebody owes a case. */
export const taskWords = [
  'Chiedere l’ISEE aggiornato',
  'Colloquio di verifica in comune',
  'Sentire il tutor dell’azienda',
  'Portare la convenzione alla firma',
  'Appuntamento al centro per l’impiego',
] as const

/** What actions are called, by category. */
export const actionTitles = {
  IMPRESA: ['Sartoria di riparazioni', 'Orti e cassette a domicilio'],
  FORMAZIONE: ['Corso digitale, 40 ore', 'Italiano A2', 'Corso per mulettista'],
  TIR_COMUNI: [
    'Tirocinio, sartoria',
    'Tirocinio, magazzino',
    'Tirocinio, verde pubblico',
    'Tirocinio, cucina',
  ],
  ASSUNZIONE_TD: ['Addetta alle pulizie, sei mesi', 'Operaio in vetreria, un anno'],
  GIOVANISI: ['Tirocinio Giovanisì, grafica', 'Tirocinio Giovanisì, officina'],
  TIR_ASL: ['Inserimento in cooperativa', 'Tirocinio di inclusione, orto'],
} as const
