import type { Settings } from '#lib/engine/views.ts'

/** Puts a person's language, theme and text size on the document; `auto` follows the device. */
export function applyLook(root: HTMLElement, look: Pick<Settings, 'language' | 'theme' | 'text'>): void {
  root.lang = look.language
  root.dataset.theme = look.theme
  root.dataset.text = look.text
}
