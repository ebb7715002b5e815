import { agreements } from './agreements.ts'
import { autonomy } from './autonomy.ts'
import { cases } from './cases.ts'
import { codes } from './codes.ts'
import { words } from './words.ts'
import { conflict } from './conflict.ts'
import { contact } from './contact.ts'
import { documents } from './documents.ts'
import { fields } from './fields.ts'
import { frame } from './frame.ts'
import { losses } from './losses.ts'
import { meetings } from './meetings.ts'
import { network } from './network.ts'
import { matches } from './matches.ts'
import { cabina } from './cabina.ts'
import { resources } from './resources.ts'
import { reasons } from './reasons.ts'
import { rules } from './rules.ts'
import { settings } from './settings.ts'
import { sync } from './sync.ts'
import { sharings } from './sharings.ts'
import { tablets } from './tablets.ts'
import { transfers } from './transfers.ts'
import { unlock } from './unlock.ts'

/** The Italian words, which are the source of the catalogue's types. */
export const it = {
  words,
  frame,
  unlock,
  cases,
  autonomy,
  contact,
  conflict,
  matches,
  sharings,
  transfers,
  documents,
  rules,
  losses,
  meetings,
  network,
  agreements,
  cabina,
  resources,
  tablets,
  sync,
  reasons,
  settings,
  codes,
  fields,
}
