import { staff } from '@souk/commerce/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allRoutes } from './routes/all-routes.ts'
import { openApiFloor } from './testing/api-floor.ts'
import { document, fire, shots } from './testing/shots.ts'

test('whatever a client sends is answered as the OpenAPI document says, and never with 5xx', async () => {
  const floor = await openApiFloor({ LATTE: 500, MOCHA: 5 })
  const promotion = { _type: 'promotion', title: [], kind: 'percent', value: 1000, minimum: 100_000, active: true }
  await floor.store.commit([{ create: { _id: 'promotion-ten', ...promotion } }], { transactionId: 'promotion' })
  const ten = { promotion: 'promotion-ten', code: 'TEN' }
  await floor.commerce.dispatch('createPromotionCode', ten, { actor: staff })
  const placed = await floor.order({ LATTE: 2 }, { payment: { provider: 'cash' } })
  const people = ['amira', 'sam', 'ida', 'leena'].map((name) => floor.shopper(`${name}@example.com`, name))
  const shoppers = (await Promise.all(people)).map(({ token }) => token)
  const known = {
    cart: await floor.cart({ LATTE: 1 }),
    order: placed.id,
    fulfillment: placed.fulfillment,
    bearer: placed.token,
    shoppers,
  }
  const seen = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(shots(known), async (shot) => {
      const { status, wrong } = await fire(floor, shot)
      seen.set(status, (seen.get(status) ?? 0) + 1)
      expect(wrong).toBeUndefined()
    }),
    { numRuns: 2_400, seed: 20_261_121, endOnFailure: true },
  )
  expect(floor.faults).toEqual([])
  expect(await floor.commerce.verify()).toEqual([])
  // The property would say nothing if every request fell at the first fence
  for (const status of [200, 201, 401, 403, 404, 409, 422])
    expect([status, (seen.get(status) ?? 0) > 5]).toEqual([status, true])
}, 60_000)

test('the document is OpenAPI 3.1, names every route, and its references lead somewhere', () => {
  const text = JSON.stringify(document)
  const targets = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]))
  expect([...targets].filter((name) => !(document.components?.schemas ?? {})[name ?? ''])).toEqual([])
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}))
  expect([document.openapi, operations.length, targets.size > 10]).toEqual(['3.1.0', allRoutes.length, true])
})
