/** ES5 text of `refuseAccess` (src/lib/entries/access.ts) for the rules of one database: '' or the code. */
export const accessSource = String.raw`
  function holds(grants) {
    return grants.some(function (grant) { return userCtx.roles.indexOf(grant) >= 0; });
  }

  function ruleOf(table, path) {
    if (has.call(table, path)) return table[path];
    var parts = path.split('/');
    var pattern = parts.length === 3 ? parts[0] + '/*/' + parts[2] : '';
    return has.call(table, pattern) ? table[pattern] : null;
  }

  function refuseCase(kind, doc) {
    if (kind['case'] === 'none') return has.call(doc, 'case') ? 'wrong-case' : '';
    if (kind['case'] === 'self') return doc['case'] === doc.record ? '' : 'wrong-case';
    return has.call(doc, 'case') ? '' : 'wrong-case';
  }

  function refuseLifting(guard, doc, path) {
    if (!has.call(doc.over, path) || doc.set[path] === guard.first) return '';
    var reason = doc.set[guard.reason];
    return holds(guard.lifters) && typeof reason === 'string' && reason.length > 0 ? '' : 'not-a-lifter';
  }

  function holdsSeat(roles, path) {
    var tavolo = path.split('/')[1].replace(/[A-Z]/g, function (letter) { return '-' + letter.toLowerCase(); });
    return holds(roles.map(function (role) { return 'tavolo:' + tavolo + ':' + role; }));
  }

  function refuseRoles(kind, doc) {
    var paths = Object.keys(doc.set);
    var isOfSeats = paths.length > 0 && paths.every(function (path) { return ruleOf(kind.seats, path); });
    if (!isOfSeats && !holds(kind.writers)) return 'not-a-writer';
    if (has.call(doc, 'covers') && !holds(kind.signers)) return 'not-a-signer';
    for (var i = 0; i < paths.length; i += 1) {
      var seat = ruleOf(kind.seats, paths[i]);
      if (seat && !holdsSeat(seat, paths[i])) return 'not-a-field-writer';
      var narrowed = ruleOf(kind.narrowed, paths[i]);
      if (narrowed && !holds(narrowed)) return 'not-a-field-writer';
      var guard = ruleOf(kind['protected'], paths[i]);
      var why = guard ? refuseLifting(guard, doc, paths[i]) : '';
      if (why) return why;
    }
    return '';
  }

  function refuseAccess(doc) {
    if (doc.v !== 1) return 'unknown-version';
    if (!has.call(rules.known, doc.kind)) return 'unknown-kind';
    if (!has.call(rules.kinds, doc.kind)) return 'wrong-database';
    var kind = rules.kinds[doc.kind];
    var wrongCase = refuseCase(kind, doc);
    if (wrongCase) return wrongCase;
    if (holds([rules.gateway.grant])) return '';
    if (doc.author !== userCtx.name || doc.author === rules.gateway.login) return 'foreign-author';
    return refuseRoles(kind, doc);
  }
`
