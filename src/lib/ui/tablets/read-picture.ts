import decodeQR from 'qr/decode.js'

/** Pictures are looked at in this size: a code fills a good part of them. */
const side = 720

/** Answers what the picture of a camera says, `undefined` where it shows no code. One canvas serves them all. */
export function createPictureReader(): (from: HTMLVideoElement) => string | undefined {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  return (from) => {
    const scale = Math.min(1, side / Math.max(from.videoWidth, from.videoHeight, 1))
    const [width, height] = [from.videoWidth, from.videoHeight].map((each) => Math.round(each * scale))
    if (!brush || !width || !height || Math.min(width, height) < 50) return undefined
    canvas.width = width
    canvas.height = height
    brush.drawImage(from, 0, 0, width, height)
    try {
      return decodeQR(brush.getImageData(0, 0, width, height))
    } catch {
      // No code in this picture.
      return undefined
    }
  }
}
