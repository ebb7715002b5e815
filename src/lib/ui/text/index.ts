// The words of the interface.
//
//   root layout:  setText({ words: () => words.current, device: () => 'tablet', now: () => clock.now })
//   component:    const text = getText()   …   {text.say.words.save}   {text.moment(entry.at)}
//
// A new area, say "map": write it/map.ts (`export const map = { … }`, ≤ 200 lines; functions for anything with a
// number, by `plural('it')`), name it in it/index.ts, then en/map.ts as `export const map: typeof source`, named in
// en/index.ts: a missing or a superfluous key does not compile. Words for new codes of the schema go to codes.ts,
// names of new fields to fields.ts. Italian is plain and short; "tablet" or "telefono" comes from `text.device`.
export { getText, setText } from './context.ts'
export { italian } from './catalogue.ts'
export { followWords } from './followWords.svelte.ts'
export type { Text } from './createText.ts'
export type { Instant } from './format/calendar.ts'
export type { DeviceKind } from './language.ts'
