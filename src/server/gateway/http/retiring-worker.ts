/**
 * In place of the app's service worker, when a broken one was released: takes over from it at the next online start,
 * throws away what it kept, goes, and loads the pages anew. What people wrote is not there and is not touched. Where
 * there is nothing to replace it refuses to be installed, so that no page believes itself kept.
 */
export const retiringWorker = `
const hasOne = self.registration.active !== null
self.addEventListener('install', (event) => {
  if (!hasOne) event.waitUntil(Promise.reject(new Error('nothing to retire')))
  else event.waitUntil(self.skipWaiting())
})
self.addEventListener('activate', (event) => event.waitUntil(retire()))
async function retire() {
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.navigate(page.url)
}
`
