import { expect } from '@playwright/test'
import { searchProfile } from './search-profile.ts'

/** Of these words, which somebody typed, none lies anywhere in a closed profile (its search is tried in sealed.spec). */
export function expectSealed(folder: string, words: readonly string[]): void {
  const { files, hits } = searchProfile(folder, words)
  expect(files).toBeGreaterThan(10)
  expect([...hits.entries()]).toEqual([])
}
