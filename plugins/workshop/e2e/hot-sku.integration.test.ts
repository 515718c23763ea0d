import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { shopClient } from './shop-client.ts'

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

test('200 buyers at once of one SKU with 50 in stock: 50 orders, 150 told that it is out of stock, nothing drifts', async () => {
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
}, 180_000)
