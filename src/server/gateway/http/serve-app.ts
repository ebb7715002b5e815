import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isWirePath } from './clean-path.ts'
import { refuse } from './refuse.ts'
import { retiringWorker } from './retiring-worker.ts'
import type { ReadPage } from './watch-page.ts'

const forEver = 'public, max-age=31536000, immutable'

/** Serves the built app: files with a hash in their name for ever, the others asked for anew each time. */
export async function serveApp(
  app: FastifyInstance,
  { build, readPage, retireWorker }: { build: string; readPage: ReadPage; retireWorker: boolean },
): Promise<void> {
  if (retireWorker)
    app.get('/service-worker.js', (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(retiringWorker),
    )
  for (const url of ['/', '/index.html'])
    app.get(url, (request, reply) => answerPage(request, reply, readPage))
  await app.register(fastifyStatic, {
    root: build,
    index: 'index.html',
    dotfiles: 'ignore',
    // As thoroughly as the build could: this is what a tablet loads over a slow line.
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      void reply.header('cache-control', path.includes('/_app/immutable/') ? forEver : 'no-cache')
    },
  })
}

/** A deep link opens the app, which finds the page itself; anything else that is not there is not there. */
export function answerUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  readPage: ReadPage | undefined,
): FastifyReply | Promise<FastifyReply> {
  const [path = ''] = (request.raw.url ?? '').split('?', 1)
  const isLink = ['GET', 'HEAD'].includes(request.method) && !isWirePath(path) && !path.includes('.')
  if (!readPage || !isLink || path.startsWith('/_app/')) return refuse(reply, 404, 'not-found')
  return answerPage(request, reply, readPage)
}

/** Page, policy and tag of one build, also where a new one has just taken its place. */
async function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  readPage: ReadPage,
): Promise<FastifyReply> {
  const page = await readPage()
  if (!page) return refuse(reply.header('retry-after', '1'), 503, 'building')
  const { html, policy, etag } = page
  void reply.headers({ 'content-security-policy': policy, etag, 'cache-control': 'no-cache' })
  if (request.headers['if-none-match']?.includes(etag) === true) return reply.code(304).send()
  return reply.code(200).type('text/html; charset=utf-8').send(html)
}
