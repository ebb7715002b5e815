import { expect, it } from 'vitest'
import { dropKeptFlags, restoreFlags } from './restoreFlags.mjs'

/** As npm 10 and 11 pass them on (measured): a flag with = whole, else as 'true' with its value left bare. */
const typed: [command: string, args: string[], env: Record<string, string>, flags: string[]][] = [
  ['npm start', [], {}, []],
  [
    'npm start -- --port 9090 --no-demo',
    ['--port', '9090', '--no-demo'],
    {},
    ['--port', '9090', '--no-demo'],
  ],
  ['npm start --port 9090', ['9090'], { npm_config_port: 'true' }, ['--port', '9090']],
  ['npm start --port=9090', [], { npm_config_port: '9090' }, ['--port', '9090']],
  ['npm start --data /srv/win', ['/srv/win'], { npm_config_data: 'true' }, ['--data', '/srv/win']],
  ['npm start --no-demo', [], { npm_config_demo: '' }, ['--no-demo']],
  [
    'npm start --data win --port 9090 --no-demo',
    ['win', '9090'],
    { npm_config_data: 'true', npm_config_port: 'true', npm_config_demo: '' },
    ['--port', '9090', '--data', 'win', '--no-demo'],
  ],
  [
    'npm start --trust-proxy=10.0.0.1 -- --port 1',
    ['--port', '1'],
    { npm_config_trust_proxy: '10.0.0.1' },
    ['--port', '1', '--trust-proxy', '10.0.0.1'],
  ],
]

it.each(typed)('%s', (_, args, env, flags) => {
  expect(restoreFlags(args, env)).toEqual(flags)
})

it('refuses what it cannot tell apart', () => {
  expect(restoreFlags(['9090', '9091'], { npm_config_port: 'true', npm_config_data: 'true' })).toBeNull()
  expect(restoreFlags([], { npm_config_port: 'true' })).toBeNull()
  expect(restoreFlags(['a', 'b'], { npm_config_host: 'true', npm_config_data: 'true' })).toBeNull()
})

it('leaves to a child npm nothing to complain of', () => {
  const env = {
    npm_config_port: '1',
    npm_config_trust_proxy: 'true',
    npm_config_demo: '',
    npm_config_cache: '/c',
  }
  dropKeptFlags(env)
  expect(env).toEqual({ npm_config_cache: '/c' })
})
