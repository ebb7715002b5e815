import type { Settings } from '../views.ts'

/** How the app looks and speaks. Nothing about anyone assisted: the one thing kept in the open, beside the canary. */
export type Look = Pick<Settings, 'language' | 'text' | 'theme'>

const lookKey = 'win-look'
const first: Look = { language: 'it', text: 'normal', theme: 'auto' }
const known: { [key in keyof Look]: readonly Look[key][] } = {
  language: ['it', 'en'],
  text: ['normal', 'large', 'larger'],
  theme: ['auto', 'light', 'dark'],
}

/** The look that was last at work here, so that the gate stays readable for those who changed it. */
export function readLook(): Look {
  const kept = parse(localStorage.getItem(lookKey))
  const pick = <K extends keyof Look>(name: K): Look[K] =>
    known[name].find((value) => value === kept[name]) ?? first[name]
  return { language: pick('language'), text: pick('text'), theme: pick('theme') }
}

/** Keeps a person's look for the next start. */
export function keepLook({ language, text, theme }: Look): void {
  localStorage.setItem(lookKey, JSON.stringify({ language, text, theme }))
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
