import type { Request } from 'express'
import { expect, test } from 'vitest'
import { fromLoopback, isLoopbackOrigin } from './single-page-app.ts'

const asked = (host: string, remoteAddress: string, headers: Record<string, string> = {}) =>
  fromLoopback({ headers: { host, ...headers }, socket: { remoteAddress } } as unknown as Request)

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'this machine’s own browser at %s is told the demo people',
  (from) => {
    expect(asked('localhost:3000', from)).toBe(true)
  },
)

test.each([
  ['another machine', 'localhost:3000', '192.0.2.7', {}],
  ['another host name', 'shop.example', '127.0.0.1', {}],
  ['a proxy that keeps the host', 'localhost:3000', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }],
  ['a proxy that tells the scheme alone', '127.0.0.1:3000', '127.0.0.1', { 'x-forwarded-proto': 'https' }],
])('%s is told nobody', (_name, host, from, headers) => {
  expect(asked(host, from, headers)).toBe(false)
})

test('a shop with a public address offers nobody, whoever asks', () => {
  expect(isLoopbackOrigin('http://localhost:3000')).toBe(true)
  expect(isLoopbackOrigin('https://shop.example')).toBe(false)
  expect(isLoopbackOrigin('https://localhost.shop.example')).toBe(false)
})
