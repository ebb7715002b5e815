import { expose } from 'comlink'
import * as z from 'zod/mini'
import { openKeyring } from '#lib/store/keyring/open-keyring.ts'
import { createHttpRemote } from '#lib/sync/http/http-remote.ts'
import { createDeviceKey } from '#lib/vault/device-key.ts'
import { standardKdfPolicy } from '#lib/vault/kdf-policy.ts'
import type { Engine } from './api.ts'
import { createEngine } from './create-engine.ts'
import { createGateway } from './people/gateway.ts'
import { createBrowserRuntime, createBrowserTabs } from './tablet/browser-runtime.ts'
import { openPlace } from './tablet/open-place.ts'

// The page's policy forbids code from strings, which zod would otherwise try once.
z.config({ jitless: true })

const runtime = createBrowserRuntime()
const { origin } = self.location

/** Starts the engine of this tab: the key ring's own place first, since its loss is the loss of every vault. */
async function start(): Promise<Engine> {
  const ring = await openPlace('win-keyring')
  return createEngine({
    runtime,
    keyring: openKeyring(ring.indexedDB, ring.range),
    openPlace,
    gateway: createGateway(origin, runtime),
    createRemote: (caller) => createHttpRemote({ origin, caller, clock: runtime }),
    kdf: standardKdfPolicy,
    tabs: createBrowserTabs(),
    syncEveryMs: 20_000,
    createDeviceKey,
  })
}

/** Holds the worker's name for as long as it lives: browsers tell the page of its end in no other way. */
function holdName(): Promise<void> {
  return new Promise((resolve) => {
    void navigator.locks.request(self.name, () => {
      resolve()
      return new Promise(() => undefined)
    })
  })
}

const engine = holdName().then(start)

// Exposed at once, since a call that finds no listener is lost; each call waits for the engine.
expose(
  new Proxy({} as Engine, {
    get:
      (_, name: keyof Engine) =>
      async (...input: unknown[]): Promise<unknown> =>
        ((await engine)[name] as (...input: unknown[]) => unknown)(...input),
  }),
)
