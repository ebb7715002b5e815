const suites = new Set(['describe', 'suite'])

/**
 * The ceiling of design.md: no function over 60 lines, blank lines and comments counted. The body of a
 * `describe` is a list, not a function.
 * @type {import('eslint').Rule.RuleModule}
 */
export const functionCeiling = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 1 }],
    messages: { over: '{{lines}} lines: the ceiling of a function is {{ceiling}}. Split it by idea.' },
  },
  create(context) {
    const ceiling = context.options[0] ?? 60
    /** @param {any} node */
    const measure = (node) => {
      const lines = node.loc.end.line - node.loc.start.line + 1
      if (lines <= ceiling || isSuiteBody(node)) return
      context.report({ node, messageId: 'over', data: { lines: String(lines), ceiling: String(ceiling) } })
    }
    return { FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure }
  },
}

/** @param {any} node */
function isSuiteBody({ parent }) {
  if (parent.type !== 'CallExpression') return false
  const { callee } = parent
  const name = callee.type === 'CallExpression' ? callee.callee : callee
  return suites.has((name.type === 'MemberExpression' ? name.object : name).name)
}
