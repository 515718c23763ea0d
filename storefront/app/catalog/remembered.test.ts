import { expect, test } from 'vitest'
import type { Catalog } from './catalog.ts'
import { remembered } from './remembered.ts'

const catalog = () => ({}) as unknown as Catalog

test('a view is made once for an address, and again for another catalogue', () => {
  let made = 0
  const make = () => {
    made += 1
    return { made }
  }
  const monday = catalog()
  expect([remembered(monday, 'en /', make), remembered(monday, 'en /', make)]).toEqual([{ made: 1 }, { made: 1 }])
  expect(remembered(monday, 'ar /', make)).toEqual({ made: 2 })
  expect(remembered(catalog(), 'en /', make)).toEqual({ made: 3 })
})

test('the oldest address leaves when there are too many, the one in use stays', () => {
  const shop = catalog()
  let made = 0
  const ask = (address: string) => remembered(shop, address, () => (made += 1))
  ask('first')
  for (let at = 0; at < 399; at += 1) ask(`other ${at}`)
  ask('first')
  ask('one more')
  const before = made
  ask('first')
  expect(made).toBe(before)
  ask('other 0')
  expect(made).toBe(before + 1)
})
