/**
 * The content security policy has no 'unsafe-inline': a style attribute would be dropped by the browser.
 * `style:property` is set by script and passes.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noStyleAttribute = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      found: 'No style attribute: the content security policy drops it. Use a class or style:property.',
    },
  },
  create(context) {
    return {
      /** @param {any} node */
      SvelteAttribute(node) {
        if (node.key.name === 'style') context.report({ node, messageId: 'found' })
      },
      /** @param {any} node */
      SvelteShorthandAttribute(node) {
        if (node.key.name === 'style') context.report({ node, messageId: 'found' })
      },
    }
  },
}
