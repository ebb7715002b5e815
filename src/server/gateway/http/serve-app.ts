import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isWirePath } from './clean-path.ts'
import { refuse } from './refuse.ts'

const forEver = 'public, max-age=31536000, immutable'

/** Serves the built app: files with a hash in their name for ever, the others asked for anew each time. */
export async function serveApp(app: FastifyInstance, build: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: build,
    index: 'index.html',
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders(reply, path) {
      void reply.header('cache-control', path.includes('/_app/immutable/') ? forEver : 'no-cache')
    },
  })
}

/** A deep link opens the app, which finds the page itself; anything else that is not there is not there. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply, hasApp: boolean): FastifyReply {
  const [path = ''] = (request.raw.url ?? '').split('?', 1)
  const isLink = ['GET', 'HEAD'].includes(request.method) && !isWirePath(path) && !path.includes('.')
  if (!hasApp || !isLink || path.startsWith('/_app/')) return refuse(reply, 404, 'not-found')
  return reply.code(200).sendFile('index.html')
}
