import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { untilReady } from '../dev/world.ts'
import { shopClient } from './shop-client.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startTestWorld({ seedOrders: 5, seedDays: 1 })
}, 300_000)
afterAll(() => world?.dispose())

const kill = (name: string): void => {
  const pid = world.pid(name)
  if (pid) process.kill(pid, 'SIGKILL')
}

test('lake and server killed in the middle of orders: every acknowledged order is there afterwards', async () => {
  const client = shopClient(world)
  const products = await client.call<{ data: { variants: { sku: string; available: number }[] }[] }>(
    'GET',
    '/api/v1/products?in_stock=true&limit=5',
  )
  const sku =
    products.body.data.flatMap((product) => product.variants).sort((a, b) => b.available - a.available)[0]?.sku ?? ''
  await client.setAvailable(sku, 500)
  const acknowledged: { id: string; token: string }[] = []
  let stop = false
  const buyer = async (): Promise<void> => {
    while (!stop) {
      try {
        const answer = await client.buy({ [sku]: 1 })
        if (answer.status === 201) acknowledged.push({ id: answer.body.order.id, token: answer.body.accessToken })
      } catch {
        // The server is down at this moment; a buyer tries again.
        await new Promise((wait) => setTimeout(wait, 50))
      }
    }
  }
  const buyers = Promise.all(Array.from({ length: 6 }, buyer))
  for (const name of ['lake', 'storefront', 'lake']) {
    await new Promise((wait) => setTimeout(wait, 1500))
    kill(name)
    await new Promise((wait) => setTimeout(wait, 500))
    await untilReady('the shop', `http://127.0.0.1:${world.env.port}/readyz`, 60)
  }
  await new Promise((wait) => setTimeout(wait, 1000))
  stop = true
  await buyers

  expect(acknowledged.length).toBeGreaterThan(10)
  const found = await Promise.all(
    acknowledged.map(({ id, token }) => client.call('GET', `/api/v1/orders/${id}`, { token })),
  )
  expect(found.filter((answer) => answer.status !== 200)).toEqual([])
  const committed = (await client.inventory(sku)).reduce((sum, row) => sum + row.committed + row.reserved, 0)
  expect(committed).toBeGreaterThanOrEqual(acknowledged.length)
}, 180_000)
