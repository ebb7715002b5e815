import { linesOf } from '../record/field-controls.ts'

/** What is asked of a new resource, and without which there is none. */
export const resourceLines = linesOf('resource', [
  'body',
  'type',
  'title',
  'places',
  'about',
  'schedule',
  'comune',
  'from',
  'to',
  'needs',
  'needsNote',
  'ways',
  'waysNote',
  'minAge',
  'maxAge',
  'contactPerson',
])
export const resourceNeeds = ['body', 'type', 'title', 'places'] as const

/** What its page shows in one card, and in the other. */
export const resourceDetails = linesOf('resource', [
  'body',
  'type',
  'title',
  'places',
  'about',
  'schedule',
  'from',
  'to',
  'contactPerson',
])
export const resourceAsks = linesOf('resource', [
  'needs',
  'needsNote',
  'minAge',
  'maxAge',
  'comune',
  'ways',
  'waysNote',
])
