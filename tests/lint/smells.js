/** The smells of design.md that a pattern can see, as selectors of `no-restricted-syntax`. */

/** @typedef {[selector: string, message: string]} Smell */

/** @type {Smell[]} */
const everywhere = [
  ['ExportAllDeclaration', 'Name what is exported: `export *` hides it.'],
  [
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    'No HTML from text: what people typed would become markup.',
  ],
  [
    'CallExpression[callee.object.name=vi][callee.property.name=/^(mock|doMock|hoisted)$/]',
    'No mocks of modules: pass what is needed.',
  ],
  [
    'CallExpression[callee.property.name=/^(skip|only|todo|fixme|fails|skipIf|runIf|retry)$/][callee.object.name=/^(it|test|describe|suite)$/]',
    'No skipped, single or retried tests.',
  ],
  [
    'CallExpression[callee.object.callee.property.name=/^(skip|only|todo|fixme)$/]',
    'No skipped, single or retried tests.',
  ],
]

/** @type {Smell[]} */
const moduleState = [
  [
    'Program > VariableDeclaration[kind=let]',
    'No mutable state of a module: pass it, or keep it in an instance.',
  ],
  ['Program > ExportNamedDeclaration > VariableDeclaration[kind=let]', 'No mutable state of a module.'],
  [
    ':matches(Program > VariableDeclaration, Program > ExportNamedDeclaration > VariableDeclaration) > VariableDeclarator > CallExpression[callee.name=/^\\$(state|derived)$/]',
    'No mutable state of a module, runes neither: make it in a function.',
  ],
  [
    ':matches(Program > VariableDeclaration, Program > ExportNamedDeclaration > VariableDeclaration) > VariableDeclarator > NewExpression[callee.name=/^(Map|Set|SvelteMap|SvelteSet)$/][arguments.length=0]',
    'An empty collection of a module is mutable state: make it in a function.',
  ],
  [
    ':matches(Program > VariableDeclaration, Program > ExportNamedDeclaration > VariableDeclaration) > VariableDeclarator[init.type=ArrayExpression][init.elements.length=0]',
    'An empty list of a module is mutable state: make it in a function.',
  ],
]

/**
 * Below `engine` clock, chance, network state and timers come with a Runtime, so that a run can be replayed.
 * @type {Smell[]}
 */
const ambient = [
  ['MemberExpression[object.name=Date][property.name=now]', 'Take the time from the Runtime.'],
  ['NewExpression[callee.name=Date][arguments.length=0]', 'Take the time from the Runtime.'],
  ['CallExpression[callee.name=Date]', 'Take the time from the Runtime.'],
  ['MemberExpression[object.name=Math][property.name=random]', 'Take chance from the Runtime.'],
  ['MemberExpression[property.name=/^(randomUUID|getRandomValues)$/]', 'Take chance from the Runtime.'],
]

const ambientGlobals = [
  'navigator',
  'localStorage',
  'sessionStorage',
  'performance',
  'window',
  'document',
  'location',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'requestIdleCallback',
]

/**
 * Another's promise inside an IndexedDB transaction ends it; Chromium hides that (reliability.md, F6).
 * @type {Smell[]}
 */
const foreignAwait = [
  [
    'CallExpression[callee.property.name=transaction] :matches(CallExpression[callee.name=/^(fetch|setTimeout|seal\\w*|unseal\\w*|derive\\w*)$/], CallExpression[callee.property.name=/^(seal\\w*|unseal\\w*|derive\\w*)$/], MemberExpression[property.name=subtle])',
    'Nothing foreign inside a transaction: seal, derive and fetch before it opens.',
  ],
]

/**
 * @param {Smell[][]} lists
 * @returns {['error', ...{ selector: string, message: string }[]]}
 */
function restricted(...lists) {
  return ['error', ...lists.flat().map(([selector, message]) => ({ selector, message }))]
}

/** By place: flat config replaces the whole list of a rule, it does not add to it. */
export const restrictedSyntax = {
  everywhere: restricted(everywhere, moduleState),
  tests: restricted(everywhere),
  replayable: restricted(everywhere, moduleState, ambient, foreignAwait),
  replayableTests: restricted(everywhere, ambient),
}

/** @type {['error', ...{ name: string, message: string }[]]} */
export const restrictedGlobals = [
  'error',
  ...ambientGlobals.map((name) => ({ name, message: 'Below the engine this comes with the Runtime.' })),
]
