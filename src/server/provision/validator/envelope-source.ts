/** ES5 text of `checkEnvelope` (src/lib/entries/envelope.ts), after `refuseJson`: '' or the code. */
export const envelopeSource = String.raw`
  var members = ['_id', '_rev', '_revisions', 'v', 'kind', 'record', 'case', 'author', 'device', 'at', 'salt',
    'set', 'over', 'covers', 'sig'];
  var recordGrammar = /^([a-z]+(?:-[a-z]+)*)-[a-z2-7]{25}[aeimquy4]$/;
  var entryGrammar = /^([a-z]+(?:-[a-z]+)*-[a-z2-7]{25}[aeimquy4])\.[a-z2-7]{25}[aeimquy4]$/;
  var pathGrammar = /^[a-zA-Z0-9]{1,40}(?:\/[a-zA-Z0-9]{1,40}){0,4}$/;
  var momentGrammar = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
  var tokenGrammar = /^[a-z2-7]{25}[aeimquy4]$/;
  var loginGrammar = /^[a-z0-9][a-z0-9._-]{0,63}$/;
  var sigGrammar = /^[A-Za-z0-9_-]{86}$/;
  var maxIds = 200;

  function fits(grammar, text, longest) {
    return typeof text === 'string' && text.length <= longest && grammar.test(text);
  }

  function kindOf(record) {
    return fits(recordGrammar, record, 80) ? recordGrammar.exec(record)[1] : '';
  }

  function recordOf(id) {
    return fits(entryGrammar, id, 120) ? entryGrammar.exec(id)[1] : '';
  }

  function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }

  function isPath(path) {
    return fits(pathGrammar, path, 204) && path.split('/').every(function (name) {
      return name !== 'constructor' && name !== 'prototype';
    });
  }

  function isIdList(ids, record) {
    return Array.isArray(ids) && ids.length > 0 && ids.length <= maxIds && ids.every(function (id, i) {
      return recordOf(id) === record && (i === 0 || ids[i - 1] < id);
    });
  }

  function refuseHead(doc) {
    if (typeof doc.v !== 'number' || doc.v < 1) return 'not-an-entry';
    var record = recordOf(doc._id);
    if (record === '' || record !== doc.record) return 'id';
    if (kindOf(record) !== doc.kind) return 'kind';
    if (has.call(doc, 'case') && kindOf(doc['case']) !== 'case') return 'case';
    if (!fits(loginGrammar, doc.author, 64)) return 'author';
    if (!fits(tokenGrammar, doc.device, 26)) return 'device';
    if (!fits(momentGrammar, doc.at, 24)) return 'at';
    if (!fits(tokenGrammar, doc.salt, 26)) return 'salt';
    return fits(sigGrammar, doc.sig, 86) ? '' : 'sig';
  }

  function refuseContent(doc) {
    var isKnown = function (name) { return members.indexOf(name) >= 0; };
    if (!Object.keys(doc).every(isKnown)) return 'unknown-member';
    if (!isMap(doc.set)) return 'set';
    var paths = Object.keys(doc.set).sort();
    if (paths.length === 0 && !has.call(doc, 'covers')) return 'set';
    if (!paths.every(isPath)) return 'path';
    var isInside = function (path, i) { return i > 0 && path.lastIndexOf(paths[i - 1] + '/', 0) === 0; };
    if (paths.some(isInside)) return 'path';
    if (!isMap(doc.over)) return 'over';
    var isOver = function (path) { return has.call(doc.set, path) && isIdList(doc.over[path], doc.record); };
    if (!Object.keys(doc.over).every(isOver)) return 'over';
    return has.call(doc, 'covers') && !isIdList(doc.covers, doc.record) ? 'covers' : '';
  }

  function refuseEnvelope(doc) {
    return refuseJson(doc) || refuseHead(doc) || (doc.v === 1 ? refuseContent(doc) : '');
  }
`
