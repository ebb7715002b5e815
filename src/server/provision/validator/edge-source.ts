/**
 * ES5 text of `refuseJson` (src/lib/entries/edge.ts), for the members of a document but those that CouchDB
 * adds. It walks in the same order, so that of two faults both name the same one.
 */
export const edgeSource = String.raw`
  var has = Object.prototype.hasOwnProperty;
  var forbiddenText = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

  function isPlainText(text) {
    for (var i = 0; i < text.length; i += 1) {
      var unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdfff) continue;
      var next = text.charCodeAt(i + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
      i += 1;
    }
    return !forbiddenText.test(text);
  }

  function utf8Length(text) {
    var length = text.length;
    for (var i = 0; i < text.length; i += 1) {
      var unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit <= 0xdfff) length += 1;
      else if (unit >= 0x800) length += 2;
      else if (unit >= 0x80) length += 1;
    }
    return length;
  }

  function isSafe(number) {
    if (number === 0) return 1 / number > 0;
    return isFinite(number) && Math.floor(number) === number && Math.abs(number) <= 9007199254740991;
  }

  function refuseLeaf(value) {
    if (typeof value === 'number') return isSafe(value) ? '' : 'number';
    if (typeof value !== 'string') return '';
    if (value.length > rules.limits.string) return 'size';
    return isPlainText(value) ? '' : 'text';
  }

  function keysOf(value, isTop) {
    var keys = Object.keys(value);
    return !isTop ? keys : keys.filter(function (key) { return key !== '_rev' && key !== '_revisions'; });
  }

  function refuseKey(key) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return true;
    return key.length > 200 || !isPlainText(key);
  }

  function refuseJson(doc) {
    var waiting = [{ value: doc, depth: 0 }];
    var nodes = 0;
    var bytes = 0;
    while (waiting.length > 0) {
      var next = waiting.pop();
      var value = next.value;
      nodes += 1;
      if (nodes > rules.limits.nodes || bytes > rules.limits.bytes) return 'size';
      var why = refuseLeaf(value) || (next.depth > rules.limits.depth ? 'depth' : '');
      if (why) return why;
      bytes += typeof value === 'string' ? utf8Length(value) + 2 : 8;
      if (typeof value !== 'object' || value === null) continue;
      var isList = Array.isArray(value);
      var keys = isList ? value : keysOf(value, next.depth === 0);
      if (keys.length > (isList ? rules.limits.items : rules.limits.keys)) return 'size';
      for (var i = 0; i < keys.length; i += 1) {
        if (!isList && refuseKey(keys[i])) return 'key';
        bytes += isList ? 1 : utf8Length(keys[i]) + 4;
        waiting.push({ value: isList ? value[i] : value[keys[i]], depth: next.depth + 1 });
      }
    }
    return bytes > rules.limits.bytes ? 'size' : '';
  }
`
