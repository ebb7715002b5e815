import { basename } from 'node:path'

const banned = new Set([
  'service',
  'services',
  'manager',
  'managers',
  'helper',
  'helpers',
  'util',
  'utils',
  'misc',
  'common',
])
const bannedLast = new Set(['data', 'info'])
/** What others named: a web standard, and SvelteKit's files. */
const namedByOthers = /service-?worker/gi

/**
 * The names that design.md refuses, since they say nothing: in file names and in what a file declares.
 * @type {import('eslint').Rule.RuleModule}
 */
export const plainNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { banned: "'{{name}}' says nothing with '{{word}}': name the idea." },
  },
  create(context) {
    /** @param {any} node @param {string} name @param {boolean} isCallable */
    const check = (node, name, isCallable) => {
      const word = bannedWord(name, isCallable)
      if (word) context.report({ node, messageId: 'banned', data: { name, word } })
    }
    /** @param {any} node */
    const declared = (node) => {
      if (node.id) check(node.id, node.id.name, node.type === 'FunctionDeclaration')
    }
    return {
      Program: (node) => check(node, basename(context.filename).split('.')[0] ?? '', false),
      FunctionDeclaration: declared,
      ClassDeclaration: declared,
      TSInterfaceDeclaration: declared,
      TSTypeAliasDeclaration: declared,
      /** @param {any} node */
      VariableDeclarator(node) {
        const isCallable = /^(Arrow)?Function/.test(node.init?.type ?? '')
        if (isCallable && node.id.type === 'Identifier') check(node.id, node.id.name, true)
      },
    }
  },
}

/** @param {string} name @param {boolean} isCallable */
function bannedWord(name, isCallable) {
  const words = name
    .replace(namedByOthers, 'Worker')
    .split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => word.toLowerCase())
  const empty = words.find((word) => banned.has(word))
  if (empty) return empty
  const last = words.at(-1) ?? ''
  // A function may be named after what it asks for, as CouchDB's `info`.
  if (bannedLast.has(last) && !(isCallable && words.length === 1)) return last
  const first = words[0] ?? ''
  return isCallable && (first === 'handle' || first === 'process') && words.length > 1 ? first : null
}
