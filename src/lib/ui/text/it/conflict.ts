import type { Rule } from '#lib/domain/rules/broken-rules.ts'
import { plural } from '../plural.ts'

const n = plural('it')

/** Choosing between values that two people wrote without seeing each other. */
export const conflict = {
  title: 'Da rivedere',
  titleOf: (name: string) => `Da rivedere: ${name}`,
  lead: 'Due persone hanno scritto senza rete. Niente è andato perso: scegli cosa vale.',
  strip: (fields: number) =>
    n(fields, {
      one: '# campo scritto da due persone senza rete.',
      other: '# campi scritti da due persone senza rete.',
    }),
  stripMore: 'Restano tutti e due finché non scegli.',
  review: 'Rivedi',
  fields: 'Campi da rivedere',
  keepThis: 'Tieni questo',
  keepOther: "Tieni l'altro",
  writeOther: 'Scrivi altro',
  toChoose: 'Da scegliere',
  chosen: 'Scelto',
  wroteOther: 'Scritto altro',
  change: 'Cambia',
  won: 'Vale questo',
  lost: 'Resta nella storia',
  outcome: 'Come resterà',
  chosenOf: (done: number, total: number) => `Scelti ${done} campi su ${total}`,
  stillOpen: 'ancora da scegliere',
  why: 'Perché (facoltativo)',
  whyNeeded: 'Perché',
  advice: {
    state: {
      case: 'Uno stato non si scrive: scegli quale vale, poi prosegui dalla scheda del caso.',
      contact: 'Uno stato non si scrive: scegli quale vale, poi prosegui dalla scheda del contatto.',
      referral: 'Uno stato non si scrive: scegli quale vale, poi prosegui dalla scheda del contatto.',
    } as Record<string, string>,
    moved: 'Questo campo non si scrive a mano: scegli quale vale.',
    once: 'Si scrive una volta sola: scegli quale vale.',
    protective: 'Intanto vale il valore più prudente. Per scegliere serve un perché.',
    protected: (who: string) => `Intanto vale il valore più prudente: lo può cambiare ${who}.`,
    notYours: (who: string) => `Qui sceglie ${who}.`,
  },
  save: (choices: number) =>
    n(choices, { one: 'Salva la scelta', other: 'Salva le # scelte', zero: 'Salva le scelte' }),
  kept: 'La scelta è una nuova voce: i valori scartati restano nella storia del campo, con chi li ha scritti.',
  saved: 'Scelta salvata. Puoi cambiarla quando vuoi.',
  empty: 'Niente da rivedere',
  emptyMore: 'Quando due persone scrivono lo stesso campo senza rete, lo trovi qui.',
  removal: 'Chi ha tolto questa voce non sapeva che un’altra persona la stava cambiando.',
  removedBy: 'Tolta da',
  keepItem: 'Tieni la voce',
  dropItem: 'Toglila',
  rules: {
    'closed-without-outcome': 'Il caso è concluso ma manca l’esito.',
    'in-charge-without-manager': 'Il caso è preso in carico ma nessuno ne risponde.',
    'referred-without-consent': 'Il contatto è segnalato ma la persona aveva detto no.',
  } satisfies Record<Rule, string> as Record<string, string>,
}
