/**
 * The borders between the parts (design.md, Parts): what each may import besides itself. Only what stands
 * here passes; `tests/borders` proves that a planted violation of each is caught.
 */
const parts = {
  domain: { packages: ['zod'] },
  entries: { parts: ['domain'], packages: ['zod', '@noble/hashes'] },
  vault: { packages: ['hash-wasm'] },
  store: { parts: ['domain', 'entries', 'vault'], packages: ['zod', 'dexie', 'minisearch'] },
  sync: { parts: ['domain', 'entries', 'store'], packages: ['zod', 'pouchdb-core', 'pouchdb-adapter-http'] },
  engine: { parts: ['domain', 'entries', 'vault', 'store', 'sync'], packages: ['comlink', 'zod'] },
  ui: { parts: ['domain'], types: ['engine'], packages: ['svelte', 'virtua', 'qr'] },
}

const tests = '^tests/|\\.(test|fixtures)\\.ts$'
const appModules = '^\\$app/(env|forms|navigation|paths|state|types)$'

const partRules = Object.entries(parts).map(([part, { parts: others = [], types = [], packages }]) =>
  only(part, `^src/lib/${part}/(?!client/)`, {
    allowed: [`^src/lib/(${[part, ...others].join('|')})/`, ...packages.map(ofPackage)],
    types: types.map((other) => `^src/lib/${other}/`),
  }),
)

module.exports = {
  forbidden: [
    ...partRules.flat(),
    // The page's side of the engine: what holds keys stays in the worker, so of the rest it knows types only.
    ...only('engine-client', '^src/lib/engine/client/', {
      allowed: ['^src/lib/(engine/client|domain)/', ...['comlink', 'svelte'].map(ofPackage), appModules],
      types: ['^src/lib/engine/'],
    }),
    ...only('routes', '^src/routes/', {
      allowed: [
        '^src/(routes|lib/domain|lib/ui|lib/engine/client)/',
        ...['svelte', '@sveltejs/kit', 'workbox-window'].map(ofPackage),
        appModules,
        '^\\./\\$types',
      ],
      types: ['^src/lib/engine/'],
    }),
    ...only('service-worker', '^src/service-worker/', {
      allowed: ['^src/service-worker/', ofPackage('workbox-[a-z]+'), '^\\$service-worker$'],
    }),
    {
      name: 'server',
      comment: 'The server knows the domain and the entries, and nothing of the device.',
      severity: 'error',
      from: { path: '^src/server/', pathNot: tests },
      to: {
        path: ['^src/', ...['svelte', '@sveltejs/[a-z-]+', 'dexie', 'comlink', 'virtua'].map(ofPackage)],
        pathNot: '^src/(server|lib/domain|lib/entries)/',
      },
    },
    {
      name: 'unknown-part',
      comment: 'A new folder under src/ is a new part: give it a line in .dependency-cruiser.cjs first.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/(lib/(${Object.keys(parts).join('|')})|routes|server|service-worker)/|^src/untyped\\.d\\.ts$`,
      },
      to: {},
    },
    {
      name: 'tests-stay-out',
      comment: 'Nothing imports tests.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or hide a third. Types, gone when it runs, may.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      comment: 'An import that nothing answers.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^\\$(app|service-worker)', '^\\./\\$types', '\\?'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.svelte-kit)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.svelte', '.svelte.ts', '.d.ts', '.json'],
    },
  },
}

/** Refuses whatever is not allowed; `types` may be named in types only. */
function only(name, from, { allowed, types = [] }) {
  const rule = (to) => ({
    name,
    comment: 'Outside what design.md (Parts) lets this part import.',
    severity: 'error',
    from: { path: from, pathNot: tests },
    to,
  })
  const values = rule({ pathNot: allowed, dependencyTypesNot: ['type-only'] })
  return [values, rule({ pathNot: [...allowed, ...types], dependencyTypes: ['type-only'] })]
}

function ofPackage(name) {
  return `(^|/)node_modules/(@types/)?${name}/`
}
