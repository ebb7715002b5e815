import { type Context, Script, createContext } from 'node:vm'
import { type Outcome, accept, refuse } from '../refusal.ts'
import type { Body } from '../storage/layout.ts'
import { sandboxSource } from './sandboxSource.ts'

/** One `validate_doc_update`, compiled once for its design revision in a realm of its own. */
export type Validator = { design: string; judge: (calls: string, timeoutMs: number) => string }

const compileMs = 1000

type Sandbox = { calls: string; design: string; source: string }

/**
 * Compiles the validator of a design document; null when it has none. The realm holds what CouchDB gives
 * (`isArray`, `JSON`, `sum`, `log`, `toJSON`) and nothing of the host: only strings pass its border.
 * A validator that does not compile is kept as one that refuses every write.
 */
export function compileValidator(design: Body): Validator | null {
  if (design.validate_doc_update === undefined) return null
  const context = createRealm(design)
  const compiled = compile(context)
  if (!compiled.ok) return { design: design._id, judge: refuseAll }
  const script = new Script('judge(calls)', { filename: 'validate_doc_update' })
  return {
    design: design._id,
    judge(calls, timeoutMs) {
      context.calls = calls
      return String(script.runInContext(context, { timeout: timeoutMs }))
    },
  }
}

/** What CouchDB answers when somebody stores a design document whose validator does not compile. */
export function checkDesign(design: Body): Outcome<null> {
  if (design.validate_doc_update === undefined) return accept(null)
  return compile(createRealm(design))
}

function createRealm(design: Body): Context & Sandbox {
  const sandbox = Object.create(null) as Sandbox
  sandbox.calls = '[]'
  sandbox.design = JSON.stringify(design)
  sandbox.source = String(design.validate_doc_update)
  return createContext(sandbox, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  }) as Context & Sandbox
}

function compile(context: Context & Sandbox): Outcome<null> {
  try {
    const wrapped = `var validate = (${context.source}\n);`
    new Script(sandboxSource, { filename: 'sandbox' }).runInContext(context, { timeout: compileMs })
    new Script(wrapped, { filename: 'validate_doc_update' }).runInContext(context, { timeout: compileMs })
    const isFunction: unknown = new Script('typeof validate === "function"').runInContext(context)
    if (isFunction === true) return accept(null)
    return refuse(400, 'compilation_error', 'Expression does not eval to a function.')
  } catch {
    return refuse(400, 'compilation_error', 'Compilation of the validate_doc_update function failed.')
  }
}

function refuseAll(calls: string): string {
  const count = (JSON.parse(calls) as unknown[]).length
  return JSON.stringify(Array.from({ length: count }, () => ({ fault: 'compilation_error' })))
}
