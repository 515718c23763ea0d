import { expect, test } from 'vitest'
import { openApiFloor } from './testing/api-floor.ts'

test('every id that a cart is given can be stored: no part of it begins with a dash', async () => {
  const { ask } = await openApiFloor({ LATTE: 1 })
  const opened = await Promise.all(
    Array.from({ length: 400 }, (_, n) =>
      ask('POST', '/carts', { body: {}, ...(n % 2 === 0 ? {} : { key: `k${n}` }) }),
    ),
  )
  const ids = opened.map(({ body }) => String(body['id']))
  expect(ids.filter((id) => !/^cart\.[A-Za-z0-9][\w-]{20,63}$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(400)
})
