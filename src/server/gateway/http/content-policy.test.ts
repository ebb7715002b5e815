import { describe, expect, it } from 'vitest'
import { pagePolicyOf, workerPolicy } from './content-policy.ts'

describe('the content policy of a page', () => {
  it('names its inline scripts by hash, and lets only the worker compile WebAssembly', () => {
    const page = pagePolicyOf('<script>start()</script><script src="/a.js"></script>')
    expect(page.match(/'sha256-[^']+'/g)).toContain("'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='")
    expect(page).not.toContain('wasm-unsafe-eval')
    expect(workerPolicy).toContain("script-src 'self' 'wasm-unsafe-eval'")
  })

  it('does not come to be for a page with an event attribute', () => {
    expect(() => pagePolicyOf('<body onload="start()">')).toThrow('event attribute')
  })
})
