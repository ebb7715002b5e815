/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker'
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

/** What the browser does by itself, without asking this worker; TypeScript does not know it yet. */
type StaticRoute = { condition: { urlPattern: { pathname: string } }; source: 'network' }
type InstallEvent = ExtendableEvent & { addRoutes?(routes: StaticRoute[]): Promise<void> }

/** Pictures for the browser's own install dialogue; the app never shows them. */
const isScreenshot = (url: string) => url.startsWith('/screenshots/')

/** Every answer of our gateway carries its epoch: a page that a captive portal put in the place of a file does not. */
function isOurs(response: Response): boolean {
  return response.status === 200 && !response.redirected && response.headers.has('x-win-epoch')
}

// One file that is not ours, or missing, and nothing of this version is taken: the one before goes on.
addPlugins([{ cacheWillUpdate: ({ response }) => Promise.resolve(isOurs(response) ? response : null) }])

// Everything that the app is made of, engine worker and wasm too, is here after one visit: from then on any
// address opens without a network. No data passes here: the gateway's answers are never cached.
cleanupOutdatedCaches()
precacheAndRoute([
  ...build.map((url) => ({ url, revision: null })),
  ...[...files.filter((url) => !isScreenshot(url)), '/index.html'].map((url) => ({ url, revision: version })),
])
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(api|db)(\/|$)/] }),
)

// Nor do they come by: a page that asks while this version hands over to the next would keep it awake, and the
// next would wait for minutes. Browsers without such routes ask; there the hand-over may take as long.
self.addEventListener('install', (event: InstallEvent) => {
  const routes = ['/api/*', '/db/*'].map((pathname): StaticRoute => ({
    condition: { urlPattern: { pathname } },
    source: 'network',
  }))
  // Refused, they are missing and no more: a version must not fail for them.
  event.waitUntil(Promise.resolve(event.addRoutes?.(routes)).catch(() => undefined))
})

// The page that brought us here may lose its network at once: from now on what it still loads comes from here, too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// Only the page knows whether words are open that a reload would lose; it says when to go over.
self.addEventListener('message', (event) => {
  const message = event.data as { type?: unknown } | null
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting()
})
