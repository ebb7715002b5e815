/** A bug to plant: one text of one file of the product, and what takes its place in a copy of it. */
export type Plant = { name: string; file: string; find: string; put: string }

const entries = 'src/lib/entries'
const store = 'src/lib/store'
const sync = 'src/lib/sync'

/** Bugs that a system like this one is known to have (reliability.md §7), each in the words of entries. */
export const plants: readonly Plant[] = [
  {
    name: 'the-later-clock-wins',
    file: `${entries}/fold.ts`,
    find: '  return { live: values, conflict: true }\n',
    put: '  return { live: [latestOf(values)], conflict: false, shown: latestOf(values).value }\n',
  },
  {
    name: 'a-live-value-is-dropped',
    file: `${entries}/live.ts`,
    find: '  const unbeaten = unbeatenStrokes(strokes)\n',
    put: '  const unbeaten = unbeatenStrokes(strokes).slice(0, 2)\n',
  },
  {
    name: 'over-is-ignored',
    file: `${entries}/live.ts`,
    find: 'strokes.flatMap((stroke) => stroke.over)',
    put: 'strokes.flatMap((stroke) => stroke.over.slice(1))',
  },
  {
    name: 'what-was-seen-is-not-stamped',
    file: `${entries}/make.ts`,
    find: 'sortedIds(ids).slice(0, limits.ids)',
    put: 'sortedIds(ids).slice(0, 1)',
  },
  {
    name: 'cursor-before-its-entries',
    file: `${sync}/pull.ts`,
    find: '    const received = await receiveWhole(exchange, scope, { ...sifted, marks })\n',
    put: '    await exchange.store.markScope(scope, marks)\n    const received = await receiveWhole(exchange, scope, { ...sifted })\n',
  },
  {
    name: 'an-id-with-two-bodies-is-passed-over',
    file: `${sync}/sift.ts`,
    find: '  for (const body of bodies) {\n',
    put: '  for (const body of bodies.length > 1 ? [] : bodies) {\n',
  },
  {
    name: 'hash-is-not-checked',
    file: `${sync}/sift.ts`,
    find: 'checked.value._id === id && isHashed(checked.value)',
    put: 'checked.value._id === id && isHashed(checked.value) !== undefined',
  },
  {
    name: 'an-empty-answer-is-taken-for-sent',
    file: `${sync}/push.ts`,
    find: '  const rows = answered.value.filter((row) => pushed.has(row.id))\n',
    put: "  const told: PushRow[] = answered.value.length > 0 ? answered.value : batch.map(({ _id: id }) => ({ id, result: 'ok' }))\n  const rows = told.filter((row) => pushed.has(row.id))\n",
  },
  {
    name: 'a-lost-answer-is-taken-for-sent',
    file: `${sync}/push.ts`,
    find: "  if (answer.reason !== 'refused' || isShut(answer)) return ended(answer)\n",
    put: "  if (answer.reason !== 'refused') return done(batch.map(({ _id: id }) => ({ id, result: 'ok' })))\n",
  },
  {
    name: 'a-refusal-is-taken-for-sent',
    file: `${sync}/push.ts`,
    find: '  let refused = 0\n  for (const row of rows) {\n',
    put: "  let refused = 0\n  const away = rows.flatMap((row) => (row.result === 'refused' ? [row.id] : []))\n  await exchange.store.mark(scope, away, 'sent')\n  for (const row of [] as PushRow[]) {\n",
  },
  {
    name: 'epoch-is-ignored',
    file: `${sync}/round.ts`,
    find: 'if (marks.epoch !== epoch || broken > 0) return true',
    put: 'if (broken > 0) return true',
  },
  {
    name: 'nothing-is-compared-daily',
    file: `${sync}/round.ts`,
    find: 'return Math.abs(now - last) >= reconcileEveryMs',
    put: 'return Math.abs(now - last) < 0',
  },
  {
    name: 'confirmed-is-never-sent-again',
    file: `${sync}/reconcile.ts`,
    find: "(mark === 'sent' || mark === 'confirmed') && !there.has(id)",
    put: "mark === 'sent' && !there.has(id)",
  },
  {
    name: 'what-is-missing-here-stays-missing',
    file: `${sync}/reconcile.ts`,
    find: '.filter((id) => !have.has(id))',
    put: '.filter((id) => !have.has(id)).slice(1)',
  },
  {
    name: 'outbox-forgets-a-save',
    file: `${store}/write-plan.ts`,
    find: 'if (sealed.own.length > 0) await db.own',
    put: 'if (sealed.own.length > 1) await db.own',
  },
  {
    name: 'a-crash-tears-a-save',
    file: `${store}/write-plan.ts`,
    find: '  if (sealed.records.length > 0) await db.records.bulkPut',
    put: '  if (sealed.records.length > 0 && sealed.own.length !== 1) await db.records.bulkPut',
  },
  {
    name: 'plaintext-beside-the-sealed-row',
    file: `${store}/seal-plan.ts`,
    find: '...(entry.case !== undefined && { case: entry.case }),',
    put: '...(entry.case !== undefined && { case: entry.case, entry }),',
  },
  {
    name: 'volunteers-read-the-tavolo',
    file: 'src/lib/domain/schema/database.ts',
    find: '  tavolo: staff,\n',
    put: "  tavolo: [...staff, 'volontario'],\n",
  },
  {
    name: 'nothing-seems-to-wait',
    file: `${store}/counts.ts`,
    find: 'return { tally: { ...byMark, quarantined }, oldest, scopes }',
    put: 'return { tally: { ...byMark, quarantined, local: 0, sent: 0 }, oldest, scopes }',
  },
  {
    name: 'what-was-erased-stays',
    file: `${entries}/removals.ts`,
    find: '  if (removals.records.has(record) || removals.entries.has(_id)) return true\n',
    put: '',
  },
  {
    name: 'a-role-taken-away-is-not-learnt',
    file: `${sync}/exchange-all.ts`,
    find: '|| isShut(trouble)',
    put: '',
  },
  {
    name: 'what-is-unknown-is-dropped',
    file: `${sync}/sift.ts`,
    find: '    if (checked.ok) into.entries.push(checked.entry)\n',
    put: '    if (checked.ok && checked.entry.v === 1) into.entries.push(checked.entry)\n    else if (checked.ok) continue\n',
  },
  {
    name: 'a-shared-case-shows-more-than-agreed',
    file: 'src/server/gateway/sharing/sharing-page.ts',
    find: 'return sharedParts.filter((part) => answers.every(',
    put: 'return sharedParts.filter((part) => answers.some(',
  },
  {
    name: 'a-sharing-outlives-its-end',
    file: 'src/server/gateway/sharing/show-shared.ts',
    find: '  if (page.shown && (!parts || isTooMuch)) {',
    put: '  if (page.shown && parts && isTooMuch) {',
  },
]
