import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '#server/ensure/root.mjs'

/** Every page of the app, as its address is written in the routes: `/casi/[id]`. Folders in brackets are no part. */
export function listRoutes(): string[] {
  return readdirSync(join(root, 'src', 'routes'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => {
      const parts = dirname(file).split(/[\\/]/)
      return `/${parts.filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`
    })
    .sort()
}
