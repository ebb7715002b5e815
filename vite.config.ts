import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [sveltekit()],
  worker: {
    format: 'es',
    // Of PouchDB only the HTTP adapter is used: what its parts import and never ask for (MD5, emitters) stays out.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /\/node_modules\/(pouchdb-|spark-md5|events\/)/, sideEffects: false }],
      },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**/*.spec.ts', 'node_modules/**'],
    environment: 'node',
    pool: 'forks',
    // Nothing here keeps state in a module (design.md), so files share a process: half of a run was loading them anew.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A single test left alone would hide the others; a retried one hides its cause.
    allowOnly: false,
    retry: 0,
  },
})
