import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Icon = { src: string; type: string; sizes: string; purpose?: string }
type Manifest = { icons: Icon[]; shortcuts: { name: string; url: string; icons: Icon[] }[] } & Record<
  string,
  unknown
>

const manifest = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as Manifest
const page = readFileSync('src/app.html', 'utf8')

/** Width and height of a PNG, from its first chunk. */
function sizeOf(path: string): string {
  const bytes = readFileSync(path)
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

test('the app installs: name, start, display, and icons that any system can mask', () => {
  expect(manifest).toMatchObject({
    name: 'WIN – Rete contro la povertà',
    short_name: 'WIN',
    lang: 'it',
    start_url: '/',
    display: 'standalone',
  })
  for (const size of ['192x192', '512x512']) {
    for (const purpose of ['any', 'maskable']) {
      expect(manifest.icons.some((icon) => icon.sizes === size && icon.purpose === purpose)).toBe(true)
    }
  }
})

test('every picture is there, in the size that is promised', () => {
  const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)]
  for (const icon of icons) {
    expect(existsSync(`static${icon.src}`), icon.src).toBe(true)
    if (icon.type === 'image/png') expect(sizeOf(`static${icon.src}`), icon.src).toBe(icon.sizes)
  }
})

test('the page names what it needs, and carries no style of its own', () => {
  for (const match of page.matchAll(/%sveltekit\.assets%(\/[\w./-]+)/g)) {
    expect(existsSync(`static${match[1]}`), match[1]).toBe(true)
  }
  expect(page).not.toMatch(/style=|<style/)
})
