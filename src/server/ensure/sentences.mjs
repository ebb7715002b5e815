/**
 * What the first steps tell: in Italian to who runs the server, in English to who develops.
 * @typedef {object} Sentences
 * @property {string} installing
 * @property {string} installFailed
 * @property {string} building
 * @property {string} buildFailed
 */

/** @type {Record<'it' | 'en', Sentences>} */
export const sentences = {
  it: {
    installing: 'Installo le dipendenze: succede solo la prima volta e dopo un aggiornamento.',
    installFailed: 'Installazione non riuscita: serve la rete; il motivo è scritto qui sopra da npm.',
    building: 'Preparo l’applicazione: succede solo quando cambia.',
    buildFailed: 'Preparazione dell’applicazione non riuscita: il motivo è scritto qui sopra.',
  },
  en: {
    installing: 'Installing what package-lock.json asks for.',
    installFailed: 'The installation failed: it needs the network; npm says why just above.',
    building: 'Building the app, since its sources changed.',
    buildFailed: 'The build failed: the reason is just above.',
  },
}
