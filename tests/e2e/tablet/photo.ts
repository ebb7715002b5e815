import type { Page } from '@playwright/test'

/** A picture of a page of print, as PNG, of so many pixels; drawn in the browser, so that nothing lies in the repository. */
export async function drawPhoto(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w
      canvas.height = h
      const paper = canvas.getContext('2d')
      if (!paper) throw new Error('no canvas')
      paper.fillStyle = '#fdfaf0'
      paper.fillRect(0, 0, w, h)
      paper.fillStyle = '#222'
      paper.font = `${Math.round(h / 24)}px serif`
      for (let line = 1; line < 20; line += 1)
        paper.fillText(
          `Art. ${line} – Il conduttore si impegna a lasciare l’alloggio come l’ha trovato.`,
          w / 30,
          (h * line) / 20,
        )
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    [width, height] as const,
  )
  return Buffer.from(base64, 'base64')
}
