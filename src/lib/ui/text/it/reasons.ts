import type { Reason } from '#lib/engine/api.ts'

/** Why something was not done, as a sentence with what to do next: `text.say.reasons[outcome.reason]`. */
export const reasons: Record<Reason, string> = {
  locked: 'WIN si è bloccato. Sblocca e riprova: la bozza è rimasta qui.',
  offline: 'Non c’è la rete. Riprova quando torna.',
  portal:
    'La rete chiede un accesso prima di passare. Apri una pagina qualsiasi, accedi alla rete e riprova.',
  server: 'Il server non ha risposto come doveva. Riprova tra poco.',
  'wrong-password': 'Nome utente o password non corrispondono.',
  'too-many': 'Troppi tentativi. Aspetta un momento e riprova.',
  disabled: 'Questo accesso è chiuso. Parla con chi coordina il tavolo.',
  revoked: 'L’accesso da questo dispositivo è stato chiuso. Parla con chi coordina il tavolo.',
  'device-of-another': 'Questo dispositivo è registrato a un’altra persona. Riprova ad accedere.',
  'already-here': 'Questa persona è già qui: scegli il suo nome e sblocca.',
  expired:
    'Non si scambiava da più di 30 giorni, e per sicurezza i dati qui sono stati tolti. Accedi di nuovo.',
  unauthorised: 'Il server chiede di nuovo la password. Apri la pagina degli invii e accedi.',
  'wrong-passphrase': 'La passphrase non è giusta.',
  'wrong-passkey': 'Questa impronta non apre i tuoi dati. Usa la passphrase.',
  'no-passkey': 'Questo dispositivo non sa custodire la chiave. Continua con la passphrase.',
  wait: 'Troppi errori di seguito. Aspetta e riprova.',
  damaged: 'I dati qui sono rovinati e non si aprono. Togli questa persona e accedi di nuovo.',
  'out-of-memory': 'Manca la memoria per aprire la chiave. Chiudi le altre pagine e riprova.',
  'weak-passphrase': 'È facile da indovinare. Usa quattro parole a caso, almeno 12 caratteri.',
  'common-passphrase': 'È tra quelle che si provano per prime. Scegli altre parole.',
  unsent: 'Ci sono modifiche non inviate: andrebbero perse.',
  'not-found': 'Non c’è più su questo dispositivo.',
  'not-allowed': 'Il tuo ruolo non può cambiare questa voce.',
  invalid: 'Questo valore non va bene. Controlla e riprova.',
  required: 'Manca qualcosa che serve per salvare.',
  'no-such-move': 'Da questo stato non ci si arriva. Ricarica la pagina e riprova.',
  'not-your-move': 'Questo passaggio spetta a un altro ruolo.',
  'no-consent': 'Manca il consenso della persona. Registralo e riprova.',
  'no-places': 'I posti non bastano: il tavolo non ne ha così tanti da promettere.',
  'no-quorum': 'Manca il numero legale, o il servizio sociale: il caso si può solo approfondire o rinviare.',
  limited: 'L’uso dei dati di questa persona è limitato: finché dura, si scrive solo ciò che la tutela.',
  'in-conflict': 'Prima scegli: qualche voce è stata scritta da due persone. Dopo la scelta potrai chiudere.',
  'store-shut':
    'I dati su questo dispositivo ora non si aprono. Non chiudere questa pagina: riprova tra un momento.',
  'storage-full': 'Lo spazio è finito. Libera spazio sul dispositivo e riprova: non chiudere questa pagina.',
  'file-type': 'WIN tiene foto (JPEG, PNG, WebP) e PDF. Fai una foto del foglio, o salvalo come PDF.',
  'file-too-large': 'Il file supera i 5 MB. Fai una foto del foglio, o salva il PDF più leggero.',
  'file-damaged': 'Il file non si apre: una sua parte è rovinata. Chiedi a chi l’ha aggiunto di rimetterlo.',
  'not-arrived':
    'Il file non è ancora arrivato alla rete: lo invierà il dispositivo di chi l’ha aggiunto. Riprova più tardi.',
  'newer-app': 'Qui c’è una versione più nuova di WIN. Ricarica la pagina.',
  busy: 'WIN sta finendo un’altra cosa. Riprova tra un momento.',
}
