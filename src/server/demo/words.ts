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
export const nextSteps = [
  'Chiedere l’ISEE aggiornato',
  'Fissare il colloquio con l’azienda',
  'Iscrizione al corso di italiano',
  'Verifica del tirocinio',
  'Portare il caso al tavolo',
  'Sentire il doposcuola',
  'Completare la valutazione',
] as const

/** Why a case was suspended or not selected. */
export const stateReasons = [
  'In attesa della conferma dell’azienda.',
  'Torna al paese per due mesi, riprende al rientro.',
  'Ha già un progetto con un altro servizio.',
  'Basta l’orientamento: il lavoro lo ha trovato da sola.',
] as const
