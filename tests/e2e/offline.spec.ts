import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFolder, expect, test } from './fixtures.ts'
import { openProfile } from './profile/open-profile.ts'
import { runningBuild, waitUntilKept } from './profile/service-worker.ts'
import { buildNext } from './server/build-next.ts'
import { startServer } from './server/start-server.ts'
import { editField, findQuietCase, writeInterview } from './tablet/case.ts'
import { openContactForm, saveContact, typeName } from './tablet/contact.ts'
import { syncChip, syncNow, waitForExchange } from './tablet/exchange.ts'
import { signIn, unlock } from './tablet/sign-in.ts'

test('a deep link opens with the server off, from a cold start, to read and to write', async ({
  server,
  dataDir,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'win-e2e-profile-'))
  const warm = await openProfile(folder, server.url)
  await signIn(warm.page, 'giulia.ferri')
  const ofCase = await findQuietCase(warm.page)
  await waitUntilKept(warm.page)
  await warm.close()
  await server.kill()

  const cold = await openProfile(folder, server.url)
  const { page } = cold
  await page.goto(ofCase)
  await unlock(page)
  await expect(page).toHaveURL((url) => url.pathname === ofCase)
  await editField(page, 'Domicilio', 'Via Senza Server 1')
  await writeInterview(page, 'Scritto con il server spento.')
  await page.reload()
  await unlock(page)
  await expect(page.getByText('Via Senza Server 1')).toBeVisible()
  await expect(page.getByText('Scritto con il server spento.')).toBeVisible()
  await expect(syncChip(page)).toHaveAccessibleName(/2 su questo tablet/)

  const again = await startServer({ dataDir, port: server.port, build: buildFolder })
  await syncNow(page)
  await waitForExchange(page)
  await expect(syncChip(page)).not.toHaveAccessibleName(/su questo tablet/)
  await cold.close()
  await again.stop()
  rmSync(folder, { recursive: true, force: true })
})

test(
  'a new version never tears open words away, and comes once they are saved',
  { annotation: { type: 'fault', description: '33: a new version arrives in mid edit' } },
  async ({ server, dataDir, tabletOf }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-next-'))
    const [build, { context, page }] = await Promise.all([buildNext(folder), tabletOf('giulia.ferri')])
    await waitUntilKept(page)
    const before = await runningBuild(page)
    await openContactForm(page)
    await typeName(page, 'Ornella', 'Aggiorni')
    await server.kill()
    const next = await startServer({ dataDir, port: server.port, build })

    await test.step('it is announced, and waits for the words', async () => {
      // The network comes back: that is when the app looks for a new version.
      await context.setOffline(true)
      await context.setOffline(false)
      await expect(page.getByText('È pronta una nuova versione')).toBeVisible()
      await expect(page.getByText('Prima salva quello che stai scrivendo.')).toBeVisible()
      const update = page.getByRole('button', { name: 'Aggiorna' })
      await expect(update).toBeDisabled()
      await update.click({ force: true })
      await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Ornella')
      expect(await runningBuild(page)).toBe(before)
    })

    await test.step('after the save it comes, also into a page that asks the server all the while', async () => {
      await saveContact(page)
      await page.evaluate(askAllTheWhile)
      await page.getByRole('button', { name: 'Aggiorna' }).click()
      await expect(page.getByRole('button', { name: 'Sblocca' })).toBeVisible()
      expect(await runningBuild(page)).not.toBe(before)
      await unlock(page)
      await expect(page.getByRole('heading', { name: 'Ornella Aggiorni' })).toBeVisible()
      await expect(page.getByText('È pronta una nuova versione')).toBeHidden()
    })

    await context.close()
    await next.stop()
    rmSync(folder, { recursive: true, force: true })
  },
)

/** Two questions are always on their way, so that the service worker of before would never rest; no more, however slow. */
function askAllTheWhile(): void {
  const askOn = (): Promise<void> => fetch('/api/status').then(askOn, askOn)
  void askOn()
  void askOn()
}
