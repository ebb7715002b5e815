import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Content security policies: of pages, and of the engine's worker, which alone may compile WebAssembly. */
export type ContentPolicy = { page: string; worker: string }

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

/** The policy of a build: its own scripts, and the inline ones of its page by their hash. */
export function readContentPolicy(build: string): ContentPolicy {
  return policyOf(readFileSync(join(build, 'index.html'), 'utf8'))
}

/** The policy of a page. Throws on a script or style that a policy without `unsafe-inline` cannot let pass. */
export function policyOf(html: string): ContentPolicy {
  if (/\son[a-z]+\s*=\s*["']/i.test(html.replace(/<script[\s\S]*?<\/script>/g, '')))
    throw new Error('index.html has an event attribute')
  const scripts = hashesOf(html, /<script>([\s\S]*?)<\/script>/g)
  const styles = hashesOf(html, /<style>([\s\S]*?)<\/style>/g)
  const everywhere = "default-src 'none'; connect-src 'self'; base-uri 'none'"
  const page = [
    everywhere,
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    `style-src-attr 'unsafe-hashes' ${hashOf(announcerStyle)}`,
    "img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; manifest-src 'self'",
    "form-action 'self'; object-src 'none'; frame-ancestors 'none'",
    trustedTypes,
  ]
  return {
    page: page.join('; '),
    worker: `${everywhere}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`,
  }
}

function hashesOf(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, text = '']) => hashOf(text))
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
