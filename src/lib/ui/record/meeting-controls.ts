import { code, line, lines, type Control } from './control.ts'

type Controls = Readonly<Record<string, Control>>

const day = { type: 'day' } as const
const flag = { type: 'flag' } as const
const login = { type: 'login' } as const
const link = { type: 'record' } as const
const body = { type: 'body' } as const
const moment = { type: 'moment' } as const
const drawn = { type: 'drawn' } as const
const place = { type: 'place' } as const
const order = { type: 'whole', min: 0, max: 9999 } as const

const meeting: Controls = {
  tavolo: place,
  date: day,
  time: line(5),
  place: line(160),
  type: code('meetingType'),
  convenedOn: day,
  openedAt: moment,
  closedAt: moment,
  desertedAt: moment,
  cancelledOn: day,
  cancelledWhy: lines(300),
  keeper: login,
  'seats/*/role': code('seatRole'),
  'seats/*/body': body,
  'seats/*/person': line(120),
  'seats/*/login': login,
  'seats/*/in': moment,
  'seats/*/out': moment,
  'seats/*/removed': flag,
  'cases/*/target': link,
  'cases/*/why': code('agendaReason'),
  'cases/*/day': day,
  'cases/*/order': order,
  'cases/*/proposer': login,
  'cases/*/begunAt': moment,
  'cases/*/removed': flag,
  'points/*/type': code('plenaryType'),
  'points/*/title': line(200),
  'points/*/order': order,
  'points/*/outcome': lines(2000),
  'points/*/owner': line(120),
  'points/*/by': day,
  'points/*/removed': flag,
  'notes/*/point': line(40),
  'notes/*/text': lines(2000),
  'notes/*/removed': flag,
}

const decision: Controls = {
  meeting: link,
  date: day,
  facts: lines(1000),
  wish: lines(1000),
  proposal: lines(1000),
  type: code('decisionType'),
  why: lines(300),
  closure: code('closure'),
  owner: login,
  by: day,
  mode: code('decisionMode'),
  decidedAt: moment,
  'dissents/*/who': line(160),
  'dissents/*/words': lines(500),
  'dissents/*/removed': flag,
  'notes/*/text': lines(2000),
  'notes/*/removed': flag,
}

/** Every field of meetings and of what is decided there. */
export const meetingControls: Readonly<Record<string, Controls>> = {
  meeting,
  decision,
  minutes: {
    meeting: link,
    content: { type: 'minutes' },
    coordinatorSignature: drawn,
    keeperSignature: drawn,
    onPaper: flag,
    signedAt: moment,
    number: { type: 'whole', min: 1, max: 9999 },
  },
  rectification: { meeting: link, on: day, text: lines(2000) },
}
