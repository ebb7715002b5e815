/** What SvelteKit 3 no longer has: the move should stay a small step (design.md, Parts). */
const old = {
  paths: [
    { name: '$app/environment', message: 'Use $app/env.' },
    { name: '$app/stores', message: 'Use $app/state.' },
    { name: 'svelte/store', message: 'Use runes.' },
  ],
  patterns: [
    { group: ['$lib', '$lib/*'], message: 'Use #lib/….' },
    { group: ['$env/*'], message: 'The app takes nothing from the environment.' },
  ],
}

export const restrictedImports = {
  everywhere: old,
  /**
   * dependency-cruiser reads a component after its types are gone: here what it may not even name as a type.
   * By regex, since in a `group` a leading # begins a comment.
   */
  components: {
    paths: old.paths,
    patterns: [
      ...old.patterns,
      {
        regex: '^#(server|tests|lib/(entries|vault|store|sync))/',
        message: 'A component knows the domain and what the engine shows, no more.',
      },
    ],
  },
}
