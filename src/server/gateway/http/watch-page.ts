import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pagePolicyOf } from './content-policy.ts'

/** The page of a build, with the policy and the tag that were made of these very characters. */
export type Page = { html: string; policy: string; etag: string }

/** The page as it is now; `undefined` while a build is being written. Throws where no policy lets it run. */
export type ReadPage = () => Promise<Page | undefined>

/** Keeps the page of a build in memory, and looks at each request whether its file is still the one that was read. */
export function watchPage(build: string): ReadPage {
  const file = join(build, 'index.html')
  let kept: { page: Page; mark: string } | undefined
  return async () => {
    // The look comes before the reading: a page that is newer than its mark is read once more.
    const mark = await markOf(file)
    if (mark === undefined) return undefined
    if (kept?.mark === mark) return kept.page
    const html = await readFile(file, 'utf8').catch(unlessMissing)
    if (html === undefined || html === '') return undefined
    const etag = `"${createHash('sha256').update(html).digest('base64url')}"`
    const page = { html, policy: pagePolicyOf(html), etag }
    kept = { page, mark }
    return page
  }
}

async function markOf(file: string): Promise<string | undefined> {
  const found = await stat(file, { bigint: true }).catch(unlessMissing)
  return found && [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
