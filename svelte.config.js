import { readFileSync } from 'node:fs'
import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

const release = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version

// Kit reads this file more than once for a build, in forks too: page and scripts must get the same name.
process.env.WIN_BUILD ??= String(Date.now())

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ fallback: 'index.html', precompress: true }),
    serviceWorker: { register: false },
    // Unique per build: the service worker's precache and the update prompt go by it. People read the release.
    version: { name: `${release}+${process.env.WIN_BUILD}`, pollInterval: 0 },
    csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
  },
}
