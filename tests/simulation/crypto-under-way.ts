const methods = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'digest',
  'importKey',
  'exportKey',
  'deriveBits',
] as const

/** How much of WebCrypto's work is under way in this process: it runs on threads, for as long as they please. */
export const cryptoUnderWay = { count: 0 }

for (const name of methods) {
  const work = crypto.subtle[name].bind(crypto.subtle) as (...input: unknown[]) => Promise<unknown>
  const counted = async (...input: unknown[]) => {
    cryptoUnderWay.count += 1
    try {
      return await work(...input)
    } finally {
      cryptoUnderWay.count -= 1
    }
  }
  Object.defineProperty(crypto.subtle, name, { value: counted })
}
