import { addDays } from '#lib/domain/calendar.ts'
import type { BodyRecord, Slot } from './slot.ts'

type Fields = Slot['set']

function commitment(
  item: string,
  bodyRecord: BodyRecord,
  [body, to]: readonly [string, string?],
  more: Fields,
): Fields {
  const fields: Fields = {
    body: bodyRecord(body),
    ...(to !== undefined && { receiver: bodyRecord(to) }),
    ...more,
  }
  return Object.fromEntries(
    Object.entries(fields).map(([leaf, value]) => [`commitments/${item}/${leaf}`, value]),
  )
}

function signed(bodyRecord: BodyRecord, on: string, keys: readonly string[]): Fields {
  return Object.fromEntries(
    keys.flatMap((key, i) => [
      [`parties/p${i}/body`, bodyRecord(key)],
      [`parties/p${i}/signed`, on],
    ]),
  )
}

/** The Patto, a protocol that ends soon and one that waits for its signatures. */
export function protocolsOf(bodyRecord: BodyRecord, today: string): Slot[] {
  const at = addDays(today, -240)
  return [patto(bodyRecord, today, at), botteghe(bodyRecord, today, at), italiano(bodyRecord, today)]
}

function patto(bodyRecord: BodyRecord, today: string, at: string): Slot {
  return {
    slot: 'patto',
    at,
    set: {
      type: 'PATTO',
      subject: 'Patto Territoriale di Reciprocità',
      from: '2014-11-25',
      to: addDays(today, 400),
      procedures:
        'I tavoli scelgono i casi, la Cabina programma e verifica, gli enti danno ciò che hanno scritto.',
      'aims/a1/text': 'Rendere di nuovo attive persone in povertà',
      'aims/a1/measure': '150 azioni all’anno',
      'duties/d1/who': 'Cabina di Regia',
      'duties/d1/what': 'Programma, valuta, distribuisce i fondi',
      ...signed(bodyRecord, '2014-11-25', ['unione', 'asl', 'cpi', 'associazione-0', 'diocesi-firenze']),
      ...commitment('c1', bodyRecord, ['unione'], {
        what: 'Fondi Anticrisi per i tirocini',
        quantity: 175_000,
        unit: 'EURO',
        given: 120_000,
        by: addDays(today, 30),
        state: 'IN_CORSO',
      }),
      ...commitment('c2', bodyRecord, ['diocesi-firenze', 'associazione-0'], {
        what: 'Una sala per lo sportello di ascolto',
        quantity: 200,
        unit: 'ORE',
        given: 200,
        by: addDays(today, -20),
        state: 'MANTENUTO',
      }),
    },
  }
}

function botteghe(bodyRecord: BodyRecord, today: string, at: string): Slot {
  return {
    slot: 'botteghe',
    at,
    set: {
      type: 'PROTOCOLLO',
      subject: 'Tirocini nelle botteghe artigiane',
      from: addDays(today, -320),
      to: addDays(today, 45),
      procedures: 'Il tavolo propone, la bottega accoglie, il tutor passa ogni mese.',
      dataAnnex: 'La bottega riceve solo il codice, finché non accetta e la persona non ha detto sì.',
      withdrawal: 'Con 60 giorni di preavviso; i tirocini in corso arrivano alla fine.',
      'aims/a1/text': 'Venti tirocini in botteghe in un anno',
      'aims/a1/measure': 'Tirocini avviati',
      ...signed(bodyRecord, addDays(today, -320), ['categoria-0', 'unione', 'associazione-0']),
      ...commitment('c1', bodyRecord, ['categoria-0'], {
        what: 'Posti di tirocinio',
        quantity: 20,
        unit: 'POSTI',
        given: 13,
        by: addDays(today, -5),
        state: 'IN_CORSO',
      }),
      ...commitment('c2', bodyRecord, ['associazione-0', 'categoria-0'], {
        what: 'Tutor per ogni tirocinante',
        quantity: 20,
        unit: 'PERSONE',
        given: 13,
        by: addDays(today, 45),
        state: 'IN_CORSO',
      }),
    },
  }
}

function italiano(bodyRecord: BodyRecord, today: string): Slot {
  return {
    slot: 'italiano',
    at: addDays(today, -15),
    set: {
      type: 'PROTOCOLLO',
      subject: 'Corsi di italiano per chi cerca lavoro',
      from: addDays(today, 20),
      to: addDays(today, 385),
      'parties/p0/body': bodyRecord('agenzia'),
      'parties/p1/body': bodyRecord('unione'),
      ...commitment('c1', bodyRecord, ['agenzia'], { what: 'Corsi di 40 ore', quantity: 3, unit: 'CORSI' }),
    },
  }
}
