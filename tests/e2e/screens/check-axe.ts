import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type AxeResult = { violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it stands. */
export async function checkAxe(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${axe} }`)
  const result = await page.evaluate(
    (values) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe.run({
        runOnly: { type: 'tag', values },
      }),
    tags,
  )
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`),
  )
}
