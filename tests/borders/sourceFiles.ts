import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from '#server/ensure/root.mjs'

/** A file that people wrote. */
export type SourceFile = { path: string; text: string; lines: number }

/** A function with a name and a body: what the rules of design.md measure. */
export type NamedFunction = { path: string; name: string; lines: number }

const written = /\.(ts|js|mjs|cjs|svelte|css)$/

/** Everything under src and tests. */
export function sourceFiles(): SourceFile[] {
  return ['src', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => written.test(path))
      .map((path) => {
        const text = readFileSync(join(root, path), 'utf8')
        return { path, text, lines: text.trimEnd().split('\n').length }
      }),
  )
}

/** The syntax of a file; of a component, its scripts. */
export function parse({ path, text }: SourceFile): ts.SourceFile {
  const scripts = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((match) => match[1]).join('\n')
    : text
  return ts.createSourceFile(path, scripts, ts.ScriptTarget.Latest, true)
}

/** The functions of a file. */
export function namedFunctions(file: SourceFile): NamedFunction[] {
  const source = parse(file)
  const found: NamedFunction[] = []
  const visit = (node: ts.Node) => {
    const name = nameOf(node)
    if (name !== undefined) found.push({ path: file.path, name, lines: linesOf(source, node) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) {
    return node.body && node.name?.getText()
  }
  if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined
  const isFunction = ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer)
  return isFunction ? node.name.getText() : undefined
}

function linesOf(source: ts.SourceFile, node: ts.Node): number {
  const line = (at: number) => source.getLineAndCharacterOfPosition(at).line
  return line(node.getEnd()) - line(node.getStart()) + 1
}
