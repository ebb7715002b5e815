import type { Schema } from '#lib/domain/kinds/index.ts'
import { accessSource } from './access-source.ts'
import { edgeSource } from './edge-source.ts'
import { envelopeSource } from './envelope-source.ts'
import { rulesFor } from './rules-for.ts'

// 'update' and 'history' are refusals that only the replica can see.
const verdictSource = String.raw`
  function refuseHistory(revisions) {
    if (!revisions) return false;
    return revisions.start !== 1 || !Array.isArray(revisions.ids) || revisions.ids.length !== 1;
  }

  var verdict = oldDoc ? 'update'
    : refuseHistory(newDoc._revisions) ? 'history'
    : refuseEnvelope(newDoc) || refuseAccess(newDoc);
  if (verdict) throw ({ forbidden: verdict });
`

/**
 * The `validate_doc_update` of one database: ES5, pure, linear in the document. It throws `{forbidden: code}`
 * with the codes of `checkEnvelope` and `refuseAccess`, whose verdict it gives row for row (tests/contract).
 * A body in an existing id with no known ancestor looks like a first one: readers check the hash.
 */
export function makeValidator(databaseName: string, schema?: Schema): string {
  // U+2028 and U+2029 end a line of ES5 where JSON lets them stand in a text.
  const rules = JSON.stringify(rulesFor(databaseName, schema)).replace(/[\u2028\u2029]/g, '')
  const body = [edgeSource, envelopeSource, accessSource, verdictSource].join('')
  return `function (newDoc, oldDoc, userCtx, secObj) {\n  var rules = ${rules};\n${body}}`
}
