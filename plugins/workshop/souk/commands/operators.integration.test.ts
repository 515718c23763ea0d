import { createClient } from '@sanity/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmptyLake, rememberingIo } from '../testing/empty-lake.ts'
import type { SoukCommand } from '../io.ts'
import { UsageError } from '../io.ts'
import { exportOrders } from './export-orders.ts'
import { tokenCreate } from './token-create.ts'
import { userAdd } from './user-add.ts'

let lake: Awaited<ReturnType<typeof openEmptyLake>>
beforeAll(async () => {
  lake = await openEmptyLake()
})
afterAll(() => lake.close())

async function run(command: SoukCommand, ...words: readonly string[]) {
  const io = rememberingIo(lake.env)
  await command.run(words, io)
  return { value: io.results.at(-1), lines: io.lines.at(-1) ?? [], said: io.said }
}

test('a token that was made works, and its text is nowhere but in the answer', async () => {
  const { value, lines } = await run(tokenCreate, '--role', 'server', '--label', 'Nightly export')
  const { token } = value as { token: string }
  expect(lines).toEqual([token])
  const client = createClient({ ...lake.client.config(), token })
  expect(await client.users.getById('me')).toMatchObject({ name: 'Nightly export', role: 'server' })
  await expect(run(tokenCreate, '--role', 'king')).rejects.toThrow(/roleName is none of administrator, .*, server/)
  await expect(run(tokenCreate)).rejects.toThrow(UsageError)
})

test('somebody who was added gets a password of their own', async () => {
  const { value } = await run(userAdd, '--name', 'Ines', '--email', 'ines@example.com', '--role', 'server')
  expect(value).toMatchObject({ name: 'Ines', email: 'ines@example.com', role: 'server' })
  expect((value as { password: string }).password).toMatch(/^[\w-]{20}$/)
  const again = run(userAdd, '--name', 'Ines', '--email', 'ines@example.com', '--role', 'server')
  await expect(again).rejects.toThrow('ines@example.com can sign in already')
})

const totals = { subtotal: 880, discount: 0, delivery: 199, tax: 0, total: 1079 }
const line = {
  sku: 'A-1',
  title: '=cmd("x"), hot',
  variantTitle: 'Small',
  seller: 'seller-a',
  quantity: 2,
  unitPrice: 440,
}

test('orders of a span come line by line, however many there are', async () => {
  const orders = Array.from({ length: 1203 }, (_, at) => ({
    create: {
      _id: `order.${String(at).padStart(26, '0')}`,
      _type: 'order',
      number: String(1000 + at),
      state: 'placed',
      // Many orders share an instant, so that pages break within one
      placedAt: new Date(Date.UTC(2026, 9, 1 + Math.floor(at / 400))).toISOString(),
      paymentStanding: 'captured',
      fulfillmentStanding: 'delivered',
      currency: 'USD',
      totals,
      lines: [{ _key: 'a', ...line }, ...(at === 7 ? [{ _key: 'b', ...line, sku: 'B-2', title: 'Bun' }] : [])],
    },
  }))
  await lake.client.mutate([
    { create: { _id: 'seller-a', _type: 'seller', name: 'North "N" Bakery' } },
    ...orders,
  ] as never)
  const { value, lines } = await run(exportOrders, '--from', '2026-10-01', '--to', '2026-10-05')
  expect(value).toHaveLength(1204)
  expect(new Set((value as { number: string }[]).map(({ number }) => number)).size).toBe(1203)
  expect(lines[0]).toMatch(/^number,order,state,placed_at,/)
  expect(lines[1]).toBe(
    '1000,order.00000000000000000000000000,placed,2026-10-01T00:00:00.000Z,captured,delivered,USD,880,0,199,0,1079,' +
      `A-1,"'=cmd(""x""), hot",Small,"North ""N"" Bakery",2,440`,
  )
  const part = await run(exportOrders, '--from', '2026-10-02', '--to', '2026-10-03')
  expect(part.value).toHaveLength(400)
  await expect(run(exportOrders, '--from', 'monday')).rejects.toThrow(UsageError)
})
