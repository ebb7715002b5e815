import type { FastifyReply, FastifyRequest } from 'fastify'
import { isWirePath } from './clean-path.ts'
import { filePolicy, workerPath, workerPolicy } from './content-policy.ts'

const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': [
    ...['accelerometer', 'autoplay', 'browsing-topics', 'display-capture', 'fullscreen'],
    ...['geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment'],
    ...['picture-in-picture', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
  ]
    .map((feature) => `${feature}=()`)
    .concat('camera=(self)', 'publickey-credentials-get=(self)', 'publickey-credentials-create=(self)')
    .join(', '),
}

/** Nothing in an answer of the wire is a page, whatever a browser is made to believe. */
const wirePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"
const twoYears = 'max-age=63072000; includeSubDomains'

/** Sets what every answer carries, errors too. A page brings its own policy in place of the one that is set here. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const url = request.raw.url ?? ''
  void reply.headers(always)
  if (request.protocol === 'https') void reply.header('strict-transport-security', twoYears)
  if (isWirePath(url)) {
    void reply.header('content-security-policy', wirePolicy).header('cache-control', 'no-store')
  } else {
    void reply.header('content-security-policy', url.startsWith(workerPath) ? workerPolicy : filePolicy)
  }
}
