import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ fallback: 'index.html' }),
    serviceWorker: { register: false },
    // Unique per build: the service worker's precache and the update prompt go by it.
    version: { name: process.env.WIN_BUILD ?? String(Date.now()), pollInterval: 0 },
    csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
  },
}
