import { describe, expect, it } from 'vitest'
import { policyOf } from './content-policy.ts'

describe('the content policy of a page', () => {
  it('names its inline scripts by hash, and lets only the worker compile WebAssembly', () => {
    const { page, worker } = policyOf('<script>start()</script><script src="/a.js"></script>')
    expect(page.match(/'sha256-[^']+'/g)).toContain("'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='")
    expect(page).not.toContain('wasm-unsafe-eval')
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval'")
  })

  it('does not come to be for a page with an event attribute', () => {
    expect(() => policyOf('<body onload="start()">')).toThrow('event attribute')
  })
})
