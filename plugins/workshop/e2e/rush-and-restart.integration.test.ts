import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { untilReady } from '../dev/world.ts'
import { shopClient } from './shop-client.ts'

// One world for both: the rush leaves a shop in order, and nothing comes after the kills
let world: TestWorld
beforeAll(async () => {
  world = await startTestWorld({ seedOrders: 5, seedDays: 1 })
}, 300_000)
afterAll(() => world?.dispose())

/** Runs `souk verify` on the world as an operator would. Rejects when it finds drift. */
const verify = () =>
  promisify(execFile)(process.execPath, [resolve(import.meta.dirname, '../souk/souk.ts'), 'verify', '--json'], {
    env: {
      ...process.env,
      DATA_DIR: world.env.dataDir,
      LAKE_PORT: String(world.env.lakePort),
      PORT: String(world.env.port),
      SIM_PORT: String(world.env.simPort),
    },
  })

test('200 buyers at once of one SKU with 50 in stock: 50 orders, 150 told that it is out of stock, nothing drifts', {
  retry: 0,
  timeout: 180_000,
}, async () => {
  const client = shopClient(world)
  const products = await client.call<{ data: { variants: { sku: string }[] }[] }>(
    'GET',
    '/api/v1/products?in_stock=true&limit=1',
  )
  const sku = products.body.data[0]?.variants[0]?.sku ?? ''
  await client.setAvailable(sku, 50)

  const answers = await Promise.all(Array.from({ length: 200 }, () => client.buy({ [sku]: 1 })))

  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  expect({ placed: count(201), refused: count(409), all: answers.length }).toEqual({
    placed: 50,
    refused: 150,
    all: 200,
  })
  expect(
    new Set(
      answers
        .filter((answer) => answer.status === 409)
        .map((answer) => (answer.body as unknown as { code: string }).code),
    ),
  ).toEqual(new Set(['out_of_stock']))
  expect(
    new Set(answers.filter((answer) => answer.status === 201).map((answer) => answer.body.order.number)).size,
  ).toBe(50)
  const rows = await client.inventory(sku)
  expect(rows.reduce((sum, row) => sum + row.available, 0)).toBe(0)
  await verify()
})

/** Kills a part and waits until another is started in its place. */
async function killed(name: string): Promise<void> {
  const pid = world.pid(name)
  expect(pid).toBeDefined()
  if (pid) process.kill(pid, 'SIGKILL')
  await expect.poll(() => world.pid(name) ?? pid).not.toBe(pid)
}

test('lake and server killed in the middle of orders: every acknowledged order is there afterwards', {
  retry: 0,
  timeout: 180_000,
}, async () => {
  const client = shopClient(world)
  const products = await client.call<{ data: { variants: { sku: string; available: number }[] }[] }>(
    'GET',
    '/api/v1/products?in_stock=true&limit=5',
  )
  const sku =
    products.body.data.flatMap((product) => product.variants).sort((a, b) => b.available - a.available)[0]?.sku ?? ''
  await client.setAvailable(sku, 20_000)
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
  const more = async (): Promise<void> => {
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 10)
  }
  try {
    for (const name of ['lake', 'storefront', 'lake']) {
      await more()
      await killed(name)
      await untilReady('the shop', `http://127.0.0.1:${world.env.port}/readyz`, 60)
    }
    await more()
  } finally {
    stop = true
    await buyers
  }

  const found = await Promise.all(
    acknowledged.map(({ id, token }) => client.call('GET', `/api/v1/orders/${id}`, { token })),
  )
  expect(found.filter((answer) => answer.status !== 200)).toEqual([])
  const committed = (await client.inventory(sku)).reduce((sum, row) => sum + row.committed + row.reserved, 0)
  expect(committed).toBeGreaterThanOrEqual(acknowledged.length)
})
