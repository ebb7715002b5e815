import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** The gallery is its own small site; nothing of it reaches the app. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: false })],
  logLevel: 'warn',
  build: { emptyOutDir: true },
})
