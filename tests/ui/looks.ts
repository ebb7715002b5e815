/** One way of looking at a scene: size in CSS px, theme, text size, what the words call the device. */
export type Look = {
  name: string
  width: number
  height: number
  theme: 'light' | 'dark'
  text?: 'larger'
  device: 'tablet' | 'phone'
}

const tablet = { width: 1180, height: 820, device: 'tablet' } as const
const phone = { width: 390, height: 844, device: 'phone' } as const

/** The two devices, light and dark: here axe runs and pictures are taken. */
export const mainLooks: Look[] = [
  { name: 'tablet', ...tablet, theme: 'light' },
  { name: 'tablet-dark', ...tablet, theme: 'dark' },
  { name: 'phone', ...phone, theme: 'light' },
  { name: 'phone-dark', ...phone, theme: 'dark' },
]

/** Zoomed to 200 % (half the CSS px each way), the narrowest that WCAG asks for, and the largest text. */
export const tightLooks: Look[] = [
  { name: 'tablet-zoom', ...tablet, width: 590, height: 410, theme: 'light' },
  { name: 'phone-zoom', ...phone, width: 195, height: 422, theme: 'light' },
  { name: 'narrow', ...phone, width: 320, height: 568, theme: 'light' },
  { name: 'tablet-larger', ...tablet, theme: 'light', text: 'larger' },
  { name: 'small-tablet', ...tablet, width: 900, height: 700, theme: 'light', text: 'larger' },
  { name: 'phone-larger', ...phone, theme: 'light', text: 'larger' },
]

/** Every scene of the gallery. */
export const scenes = [
  'sblocca',
  'oggi',
  'casi',
  'scheda',
  'rivedere',
  'contatto',
  'salvato',
  'sync',
  'parti',
  'finestre',
]
