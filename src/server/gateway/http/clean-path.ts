const wireGrammar = /^\/(?:api|db)(?:\/[a-z0-9_-]{1,120})*\/?$/
const segmentGrammar = /^[\w.~@!$&'()*+,=:-]{0,200}$/

/** True for paths under `/api` and `/db`, in whatever case they are written. */
export function isWirePath(url: string): boolean {
  return /^\/(?:api|db)(?:[/?]|$)/i.test(url)
}

/**
 * True for a path with one reading only: no escapes, no empty or dotted segments, no backslash, no host. What
 * is under `/api` and `/db` is in lower case.
 */
export function isCleanPath(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  if (path.length > 1000 || !path.startsWith('/')) return false
  if (isWirePath(path)) return wireGrammar.test(path)
  const segments = path.slice(1).split('/')
  return segments.every((segment, i) => {
    const isPlain = segmentGrammar.test(segment) && !/^\.+$/.test(segment)
    return isPlain && (segment !== '' || i === segments.length - 1)
  })
}
