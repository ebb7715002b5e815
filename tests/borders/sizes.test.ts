import { describe, expect, it } from 'vitest'
import ts from 'typescript'
import { namedFunctions, parse, sourceFiles, type SourceFile } from './sourceFiles.ts'

const files = sourceFiles()

/** The value under which this share of the numbers lies. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0
}

/** The lines of the doc comment of each export of a file; 0: it has none. */
function docSizes(file: SourceFile): { name: string; lines: number }[] {
  const source = parse(file)
  return source.statements.filter(isExported).map((statement) => {
    const doc = ts.getJSDocCommentsAndTags(statement).find(ts.isJSDoc)
    return {
      name: `${file.path}: ${statement.getText().split('\n')[0]}`,
      lines: doc ? doc.getText(source).split('\n').length : 0,
    }
  })
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

describe('sizes (design.md)', () => {
  it('files: median at most 80 lines, nine in ten at most 200, none over 350', () => {
    const sizes = files.map((file) => file.lines)
    expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(80)
    expect(quantile(sizes, 0.9)).toBeLessThanOrEqual(200)
    expect(files.filter(({ lines }) => lines > 350).map(({ path }) => path)).toEqual([])
  })

  it('functions: nine in ten at most 30 lines, none over 60', () => {
    const functions = files.filter(({ path }) => !path.endsWith('.css')).flatMap(namedFunctions)
    const lines = functions.map((one) => one.lines)
    expect(quantile(lines, 0.9)).toBeLessThanOrEqual(30)
    expect(functions.filter((one) => one.lines > 60)).toEqual([])
  })

  it('exports: nine in ten have a doc comment, none of more than six lines of text', () => {
    const ours = files.filter(
      ({ path }) => /^src\/(lib|server)\/.*\.(ts|mjs)$/.test(path) && !/\.(test|d)\.ts$/.test(path),
    )
    const docs = ours.flatMap(docSizes)
    const missing = docs.filter(({ lines }) => lines === 0).map(({ name }) => name)
    expect(missing.length, missing.join('\n')).toBeLessThanOrEqual(docs.length / 10)
    expect(docs.filter(({ lines }) => lines > 8)).toEqual([])
  })

  it('measures what it says', () => {
    const text =
      'function a() {\n}\nconst b = () => {\n\n}\nclass C { d() { return 1 } }\ndeclare function e(): void'
    expect(namedFunctions({ path: 'planted.ts', text, lines: 6 })).toEqual([
      { path: 'planted.ts', name: 'a', lines: 2 },
      { path: 'planted.ts', name: 'b', lines: 3 },
      { path: 'planted.ts', name: 'd', lines: 1 },
    ])
    const exports = '/** Yes. */\nexport const a = 1\nexport const b = 2\nconst c = 3'
    expect(docSizes({ path: 'planted.ts', text: exports, lines: 4 }).map(({ lines }) => lines)).toEqual([
      1, 0,
    ])
    expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3)
  })
})
