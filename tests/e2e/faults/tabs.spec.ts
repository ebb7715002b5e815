import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { waitUntilKept } from '../profile/service-worker.ts'
import { buildNext } from '../server/build-next.ts'
import { startServer } from '../server/start-server.ts'
import {
  editField,
  findQuietCase,
  openCase,
  openHistory,
  pressSave,
  typeField,
  writeAddress,
} from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { unlock } from '../tablet/sign-in.ts'
import { fault } from './fault.ts'

test(
  'the tab that exchanges for all falls asleep: another takes over, and the sleeper does no harm on waking',
  fault('11: the leading tab is frozen'),
  async ({ tabletOf }) => {
    const { context, page: first } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(first)
    const second = await context.newPage()
    await second.goto(ofCase)
    await unlock(second)
    await writeAddress(first, ofCase, 'Via del Sonno 1')
    await waitForExchange(second)
    const session = await context.newCDPSession(first)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })

    await writeAddress(second, ofCase, 'Via della Veglia 2')
    await syncNow(second)
    await waitForExchange(second)
    const other = await tabletOf('paolo.vanni')
    await openCase(other.page, ofCase)
    await expect(other.page.getByText('Via della Veglia 2')).toBeVisible()

    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await expect(first.getByText('Via della Veglia 2')).toBeVisible()
    await editField(first, 'Domicilio', 'Via del Risveglio 3')
    for (const page of [first, second]) {
      await syncNow(page)
      await waitForExchange(page)
      await openCase(page, ofCase)
      const history = await openHistory(page, 'Domicilio')
      for (const word of ['Via del Sonno 1', 'Via della Veglia 2', 'Via del Risveglio 3'])
        await expect(history).toContainText(word)
      await expectWhole(page)
    }
  },
)

/** A release whose databases are one version further on. */
function raiseSchema(tree: string): void {
  const file = join(tree, 'src/lib/store/database.ts')
  const source = readFileSync(file, 'utf8')
  const last = Math.max(
    ...[...source.matchAll(/db\.version\((\d+)\)/g)].map(([, version]) => Number(version)),
  )
  writeFileSync(
    file,
    source.replace('  return db\n', `  db.version(${last + 1}).stores({ later: 'id' })\n  return db\n`),
  )
}

test(
  'a new release raises the schema while a tab of the old one is in mid edit: no words are lost, nothing hangs',
  fault('12: an old tab stands on a schema that a new tab has raised'),
  async ({ server, dataDir, tabletOf }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-next-'))
    const [build, { context, page: old }] = await Promise.all([
      buildNext(folder, raiseSchema),
      tabletOf('giulia.ferri'),
    ])
    await waitUntilKept(old)
    const ofCase = await findQuietCase(old)
    await writeAddress(old, ofCase, 'Via Vecchia 1')
    await typeField(old, 'Lingua', 'parole a metà')
    await old.waitForTimeout(1500)
    await server.kill()
    const next = await startServer({ dataDir, port: server.port, build })
    const fresh = await context.newPage()
    await fresh.goto(ofCase)
    await unlock(fresh)
    await context.setOffline(true)
    await context.setOffline(false)
    await fresh.getByRole('button', { name: 'Aggiorna' }).click()
    await expect(fresh.getByRole('button', { name: 'Sblocca' })).toBeVisible()
    await unlock(fresh)
    await writeAddress(fresh, ofCase, 'Via Nuova 2')
    // The open words are offered to whoever opens the case first, here or there.
    await fresh.close()

    await test.step('the old tab goes over to it at the lock, and its words come along', async () => {
      await unlock(old)
      await expect(old.getByText(/Hai modifiche non salvate di prima/)).toBeVisible()
      await expect(old.getByRole('form', { name: 'Lingua' }).getByLabel('Lingua')).toHaveValue(
        'parole a metà',
      )
      await pressSave(old, 'Lingua')
      await expect(old.getByRole('form', { name: 'Lingua' })).toBeHidden()
    })
    await expect(await openHistory(old, 'Domicilio')).toContainText('Via Vecchia 1')
    await expect(old.getByText('Via Nuova 2').first()).toBeVisible()
    await syncNow(old)
    await waitForExchange(old)
    await expect(syncChip(old)).not.toHaveAccessibleName(/su questo tablet/)
    await expectWhole(old)
    await next.stop()
    rmSync(folder, { recursive: true, force: true })
  },
)
