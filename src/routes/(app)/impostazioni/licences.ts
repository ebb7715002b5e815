/** What of others is in the app that people run, with its licence. Packages by name, and the typeface. */
export const licences: readonly (readonly [name: string, licence: string])[] = [
  ['svelte', 'MIT'],
  ['@sveltejs/kit', 'MIT'],
  ['dexie', 'Apache-2.0'],
  ['pouchdb-adapter-http', 'Apache-2.0'],
  ['comlink', 'Apache-2.0'],
  ['zod', 'MIT'],
  ['hash-wasm', 'MIT'],
  ['@noble/hashes', 'MIT'],
  ['minisearch', 'MIT'],
  ['virtua', 'MIT'],
  ['workbox-window', 'MIT'],
  ['workbox-precaching', 'MIT'],
  ['workbox-routing', 'MIT'],
  ['design-tokens-italia', 'BSD-3-Clause'],
  ['bootstrap-italia', 'BSD-3-Clause'],
  ['Titillium Web', 'OFL-1.1'],
]
