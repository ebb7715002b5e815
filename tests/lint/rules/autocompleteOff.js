const fields = new Set(['input', 'textarea', 'select', 'form'])

/**
 * Chromium writes typed form text in the clear into its session files, unless the field says
 * `autocomplete="off"` (measured; design.md, On the device). After a spread, which could undo it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const autocompleteOff = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      missing: '<{{name}}> needs autocomplete="off": Chromium writes typed text to disk without it.',
      undone: '<{{name}}> needs autocomplete="off" after its spread, which could undo it.',
    },
  },
  create(context) {
    return {
      /** @param {any} node */
      SvelteElement(node) {
        if (node.kind !== 'html' || !fields.has(node.name.name)) return
        const { attributes } = node.startTag
        const off = attributes.findIndex(isAutocompleteOff)
        const spread = attributes.findLastIndex(
          (/** @type {any} */ one) => one.type === 'SvelteSpreadAttribute',
        )
        if (off >= 0 && off > spread) return
        const messageId = off < 0 ? 'missing' : 'undone'
        context.report({ node: node.startTag, messageId, data: { name: node.name.name } })
      },
    }
  },
}

/** @param {any} attribute */
function isAutocompleteOff(attribute) {
  return (
    attribute.type === 'SvelteAttribute' &&
    attribute.key.name === 'autocomplete' &&
    attribute.value.length === 1 &&
    attribute.value[0].value === 'off'
  )
}
