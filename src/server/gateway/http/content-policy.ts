import { createHash } from 'node:crypto'

/**
 * Svelte makes its templates through a policy of this name, Kit its addresses through the second; the default one is
 * the app's own (engine/client/trust-own-scripts) and passes nothing but scripts of this origin to workers.
 */
const trustedTypes =
  "require-trusted-types-for 'script'; trusted-types svelte-trusted-html sveltekit-trusted-url default"

/** Of Kit's announcer of pages, the one element whose markup carries a style. */
const announcerStyle =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; ' +
  'white-space: nowrap; width: 1px; height: 1px'

/** Where the build keeps the scripts of workers. */
export const workerPath = '/_app/immutable/workers/'

const everywhere = "default-src 'none'; connect-src 'self'; base-uri 'none'"

/** The policy of the engine's worker, which alone may compile WebAssembly. */
export const workerPolicy = `${everywhere}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`

/**
 * The policy of a page: scripts of this origin, and its inline ones by their hash. Throws on a script or style that
 * a policy without `unsafe-inline` cannot let pass.
 */
export function pagePolicyOf(html: string): string {
  if (/\son[a-z]+\s*=\s*["']/i.test(html.replace(/<script[\s\S]*?<\/script>/g, '')))
    throw new Error('index.html has an event attribute')
  const scripts = hashesOf(html, /<script>([\s\S]*?)<\/script>/g)
  const styles = hashesOf(html, /<style>([\s\S]*?)<\/style>/g)
  const parts = [
    everywhere,
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    `style-src-attr 'unsafe-hashes' ${hashOf(announcerStyle)}`,
    "img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; manifest-src 'self'",
    "form-action 'self'; object-src 'none'; frame-ancestors 'none'",
    trustedTypes,
  ]
  return parts.join('; ')
}

/** The policy of every other file of the app: no page, and so without an inline script. */
export const filePolicy = pagePolicyOf('')

function hashesOf(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, text = '']) => hashOf(text))
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
