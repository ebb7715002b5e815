import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Gateway } from './gateway.ts'
import { buildApp, type AppOptions } from './http/build-app.ts'
import { openGateway, type GatewayGround } from './open-gateway.ts'
import { watchMs, watchSessions } from './session/watch-sessions.ts'
import { schemaHash } from './schema-hash.ts'

/** Where the gateway listens and what it serves, beside what it stands on. */
export type GatewayOptions = GatewayGround &
  Omit<AppOptions, 'schema'> & {
    host: string
    /** 0 takes any free port. */
    port: number
    /** How often open answers and the epoch are looked at, in milliseconds. */
    everyMs?: number
    /** What is done before anybody is let in. */
    prepare?: (gateway: Gateway) => Promise<void>
  }

/** A gateway that listens, with its parts for who shares its process (demo, tests, a graceful end). */
export type StartedGateway = { ok: true; url: string; gateway: Gateway; stop(): Promise<void> }

/** Why it does not listen. */
export type GatewayTrouble = { ok: false; reason: 'no-build' | 'port-taken' | 'address-unavailable' }

/** Starts a gateway in front of a replica that `provision` prepared. */
export async function startGateway(options: GatewayOptions): Promise<StartedGateway | GatewayTrouble> {
  const { build, host, port, onFault } = options
  if (build !== undefined && !existsSync(join(build, 'index.html'))) return { ok: false, reason: 'no-build' }
  const gateway = await openGateway(options)
  await options.prepare?.(gateway)
  gateway.sharings.begin()
  gateway.withdrawals.look()
  const app = await buildApp(gateway, { ...options, schema: schemaHash() })
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    return { ok: false, reason: taken ? 'port-taken' : 'address-unavailable' }
  }
  const unwatch = watchSessions(gateway, options.everyMs ?? watchMs, onFault)
  const { port: bound } = app.server.address() as AddressInfo
  return {
    ok: true,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    gateway,
    async stop() {
      unwatch()
      gateway.sessions.endAll(() => true)
      await app.close()
      await gateway.erasures.settled()
    },
  }
}
