import type { BrowserContext } from '@playwright/test'

/** Runs in the worker before its own code: notes every secret that it hands to WebCrypto. */
function overhear(): void {
  const scope = globalThis as unknown as { overheard: number[][] }
  scope.overheard = []
  const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...input: unknown[]) => Promise<CryptoKey>
  crypto.subtle.importKey = (...input: unknown[]) => {
    const [format, bytes, algorithm] = input as [string, Uint8Array, unknown]
    if (format === 'pkcs8' || algorithm === 'HKDF') scope.overheard.push([...new Uint8Array(bytes)])
    return importKey(...input)
  }
}

/**
 * Lets a test know the keys that only the engine's worker knows: the data key, the passphrase's key and the device's.
 * Answers the way to read those that workers of now have used; those of a page that was left are gone.
 */
export async function overhearKeys(context: BrowserContext): Promise<() => Promise<Buffer[]>> {
  await context.route('**/workers/*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${overhear.toString()})()\n${await response.text()}` })
  })
  return async () => {
    const workers = context.pages().flatMap((page) => page.workers())
    const heard = await Promise.all(
      workers.map((worker) =>
        worker.evaluate(() => (globalThis as unknown as { overheard?: number[][] }).overheard ?? []),
      ),
    )
    const distinct = new Map(heard.flat().map((bytes) => [bytes.join(), Buffer.from(bytes)]))
    return [...distinct.values()]
  }
}
