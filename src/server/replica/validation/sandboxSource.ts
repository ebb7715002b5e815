/**
 * The program that runs inside a validator's realm. `judge` takes the calls as JSON and gives a verdict
 * for each as JSON: `{}` passes, `{forbidden}` and `{unauthorized}` refuse, `{fault}` is an error of the
 * validator itself. Errors are told apart as CouchDB does: an object with `name` and `stack` is one.
 */
export const sandboxSource = `
var isArray = Array.isArray
var toJSON = JSON.stringify
function log() {}
function sum(values) {
  var total = 0
  for (var i = 0; i < values.length; i += 1) total += values[i]
  return total
}
var judge = (function () {
  var parse = JSON.parse
  var print = JSON.stringify
  var text = String
  var ddoc = parse(design)
  function verdictOf(thrown) {
    if (thrown === null || typeof thrown !== 'object') return { fault: 'unknown_error' }
    if (thrown.name && thrown.stack) return { fault: text(thrown.name) }
    if ('forbidden' in thrown) return { forbidden: thrown.forbidden }
    if ('unauthorized' in thrown) return { unauthorized: thrown.unauthorized }
    return { fault: 'unknown_error' }
  }
  return function (calls) {
    var list = parse(calls)
    var verdicts = []
    for (var i = 0; i < list.length; i += 1) {
      try {
        validate.apply(ddoc, list[i])
        verdicts.push({})
      } catch (thrown) {
        verdicts.push(verdictOf(thrown))
      }
    }
    return print(verdicts)
  }
})()
delete globalThis.design
delete globalThis.source
delete globalThis.console
delete globalThis.WebAssembly
`
