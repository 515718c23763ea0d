import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { privatePages, sameSiteForms, securityHeaders, toHttps } from './security.ts'

/** A server with the shop's outermost layers, asked the way a proxy on this machine asks. */
async function behind(publicOrigin: string) {
  const app = express()
  app.set('trust proxy', ['loopback'])
  app.use(securityHeaders({ lake: [], pay: [] }, publicOrigin.startsWith('https:'), false))
  app.use(toHttps(publicOrigin))
  app.use(sameSiteForms(publicOrigin), privatePages)
  app.use((request, response) => {
    if (request.path.endsWith('/own')) response.setHeader('Cache-Control', 'no-store')
    response.json({ method: request.method })
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, headers, redirect: 'manual' })
  return { ask, [Symbol.asyncDispose]: async () => void server.close() }
}

test('T20 plain HTTP is sent to HTTPS with its path and method, HTTPS is answered with the security headers', async () => {
  await using shop = await behind('https://shop.example')
  const plain = await shop.ask('/products?q=oat', { 'x-forwarded-proto': 'http', host: 'evil.example' })
  expect([plain.status, plain.headers.get('location')]).toEqual([308, 'https://shop.example/products?q=oat'])
  expect((await shop.ask('/checkout', { 'x-forwarded-proto': 'http' }, 'POST')).status).toBe(308)
  const secure = await shop.ask('/', { 'x-forwarded-proto': 'https' })
  expect(secure.status).toBe(200)
  expect(Object.fromEntries(secure.headers)).toMatchObject({
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-[^']+'.*frame-ancestors 'none'/),
  })
})

test('this machine’s own checks need no TLS, and a shop without HTTPS redirects nobody', async () => {
  await using shop = await behind('https://shop.example')
  expect((await shop.ask('/healthz')).status).toBe(200)
  await using local = await behind('http://localhost:3000')
  const answer = await local.ask('/', { 'x-forwarded-proto': 'http' })
  expect([answer.status, answer.headers.get('strict-transport-security')]).toEqual([200, null])
})

test('a form must come from the whole origin: the plain-text one of an https shop is another site', async () => {
  const proxied = { 'x-forwarded-proto': 'https' }
  await using shop = await behind('https://shop.example')
  const post = async (headers: Record<string, string>) => (await shop.ask('/cart', headers, 'POST')).status
  const { host } = new URL((await shop.ask('/', proxied)).url)
  expect([
    await post({ ...proxied, origin: 'https://shop.example' }),
    await post(proxied),
    await post({ ...proxied, origin: 'http://shop.example' }),
    await post({ ...proxied, origin: `http://${host}` }),
    await post({ origin: `http://${host}` }),
    await post({ ...proxied, origin: `https://${host}` }),
    await post({ ...proxied, origin: 'null' }),
  ]).toEqual([200, 200, 403, 403, 403, 403, 403])
  await using local = await behind('http://localhost:3000')
  const here = new URL((await local.ask('/')).url).host
  const name = async (origin: string) => (await local.ask('/cart', { origin }, 'POST')).status
  expect([
    await name('http://localhost:3000'),
    await name(`http://${here}`),
    await name('http://evil.example'),
  ]).toEqual([200, 200, 403])
})

test('no cache keeps a page about one person, in any language, and a route’s own word stands', async () => {
  await using shop = await behind('http://localhost:3000')
  const kept = async (path: string) => (await shop.ask(path)).headers.get('cache-control')
  const personal = ['/account', '/account/orders', '/account.data', '/ar/account', '/orders/order.01']
  personal.push('/rider', '/support/tickets/ticket.01', '/ar/support/tickets/ticket.01')
  for (const path of personal) expect([path, await kept(path)]).toEqual([path, 'private, no-store'])
  // Going back from the pay page must find the form again, which a browser cannot when it may not keep it
  for (const path of ['/checkout', '/ur/checkout', '/checkout.data'])
    expect([path, await kept(path)]).toEqual([path, 'private, no-cache'])
  expect([await kept('/orders/own'), await kept('/'), await kept('/products'), await kept('/accounting')]).toEqual([
    'no-store',
    null,
    null,
    null,
  ])
})
