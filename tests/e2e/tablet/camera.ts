import { expect, type Page } from '@playwright/test'

/**
 * Gives a tablet a camera that sees what the test holds before it. Everything behind the camera is the app's own: the
 * picture is a real one of the other tablet's screen.
 */
export async function giveCamera(page: Page): Promise<void> {
  await page.context().grantPermissions(['camera'])
  await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 720
    const brush = canvas.getContext('2d') as CanvasRenderingContext2D
    const seen: { picture?: ImageBitmap } = {}
    setInterval(() => {
      brush.fillStyle = '#fff'
      brush.fillRect(0, 0, 720, 720)
      if (seen.picture) brush.drawImage(seen.picture, 60, 60, 600, 600)
    }, 80)
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(12))
    Object.assign(globalThis, {
      hold: async (bytes: number[]) => {
        seen.picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
      },
    })
  })
}

/** Holds the code on one tablet's screen before the camera of another. */
export async function holdCode(from: Page, before: Page): Promise<void> {
  const code = from.getByRole('img', { name: 'Codice per l’altro tablet' })
  await expect(code).toBeVisible()
  const bytes = [...(await code.screenshot())]
  await before.evaluate(
    (picture) => (globalThis as unknown as { hold(bytes: number[]): Promise<void> }).hold(picture),
    bytes,
  )
}
