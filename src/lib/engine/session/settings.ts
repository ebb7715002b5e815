import * as z from 'zod/mini'
import type { Store } from '#lib/store/types.ts'
import type { Settings } from '../views.ts'

/** How the app is before anyone changes it. */
export const defaultSettings: Settings = { lockMinutes: 5, language: 'it', text: 'normal', theme: 'auto' }

const shape = z.object({
  lockMinutes: z.int().check(z.gte(1), z.lte(60)),
  language: z.enum(['it', 'en']),
  text: z.enum(['normal', 'large', 'larger']),
  theme: z.enum(['auto', 'light', 'dark']),
})

/** A person's settings on this tablet; anything unreadable falls back to the defaults. */
export async function readSettings(store: Store): Promise<Settings> {
  const read = await store.getSealed('settings')
  const parsed = z.safeParse(shape, read.ok ? read.value : undefined)
  return parsed.success ? parsed.data : defaultSettings
}

/** Keeps them sealed. Misshapen ones are not kept. */
export async function writeSettings(store: Store, settings: Settings): Promise<Settings> {
  const parsed = z.safeParse(shape, settings)
  if (!parsed.success) return readSettings(store)
  await store.putSealed('settings', parsed.data)
  return parsed.data
}
