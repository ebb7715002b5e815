import type { mediaTypes } from '#lib/domain/kinds/document.ts'

type Media = (typeof mediaTypes)[number]

const beginnings: readonly { type: Media; at: number; bytes: readonly number[] }[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46] },
]

/** What a file is by its first bytes, whatever its name says; `undefined` where it may not be kept. */
export function mediaOf(file: Uint8Array): Media | undefined {
  const fits = ({ at, bytes }: (typeof beginnings)[number]) => bytes.every((byte, i) => file[at + i] === byte)
  return beginnings.find(fits)?.type
}
