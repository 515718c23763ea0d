import { describe, expect, test } from 'vitest'
import { aCart, noon } from '../../testing/factories.ts'
import { createCart } from './create-cart.ts'
import { setCartLine } from './set-cart-line.ts'

const cart = aCart({ 'FLAT-WHITE': 2 })
const flatWhite = { _key: 'FLAT-WHITE', sku: 'FLAT-WHITE', variant: 'variant-flat-white' }

describe('a cart', () => {
  test('opens empty', () =>
    expect(createCart({ cartId: 'cart.t', currency: 'USD', language: 'en' }, noon).writes).toEqual([
      { create: { _id: 'cart.t', _type: 'cart', lines: [], currency: 'USD', language: 'en', updatedAt: noon } },
    ]))

  test('takes a new line under a key made of its SKU', () =>
    expect(setCartLine({ cart, variant: 'variant-beans' }, { sku: 'BEANS 250', quantity: 1 }, noon)).toMatchObject({
      value: {
        value: [
          { ...flatWhite, quantity: 2 },
          { _key: 'BEANS_20_250', sku: 'BEANS 250', variant: 'variant-beans', quantity: 1 },
        ],
        writes: [{ patch: { id: 'cart.token', ifRevisionID: 'r1' } }],
      },
    }))

  test('changes a line in place, and drops it at zero', () => {
    expect(
      setCartLine({ cart, variant: 'variant-flat-white' }, { sku: 'FLAT-WHITE', quantity: 5 }, noon),
    ).toMatchObject({
      value: { value: [{ ...flatWhite, quantity: 5 }] },
    })
    expect(setCartLine({ cart }, { sku: 'FLAT-WHITE', quantity: 0 }, noon)).toMatchObject({ value: { value: [] } })
  })

  test('remembers the last ten presses that put something in', () => {
    const pressed = { ...cart, presses: Array.from({ length: 10 }, (_, index) => `press-${index}`) }
    const change = { sku: 'FLAT-WHITE', quantity: 3, press: 'press-10' }
    const decided = setCartLine({ cart: pressed, variant: 'variant-flat-white' }, change, noon)
    expect(decided).toMatchObject({
      value: { writes: [{ patch: { set: { presses: [...pressed.presses.slice(1), 'press-10'] } } }] },
    })
  })

  test.each([-1, 1.5, 100])('refuses the quantity %d', (quantity) =>
    expect(setCartLine({ cart, variant: 'v' }, { sku: 'X', quantity }, noon)).toMatchObject({
      refusal: { code: 'quantity_out_of_range' },
    }),
  )

  test('refuses what is not for sale', () =>
    expect(setCartLine({ cart }, { sku: 'X', quantity: 1 }, noon)).toMatchObject({
      refusal: { code: 'product_unavailable', message: 'X is not for sale.' },
    }))

  test('holds 50 lines and no more', () => {
    const full = aCart(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`SKU-${n}`, 1])))
    expect(setCartLine({ cart: full, variant: 'v' }, { sku: 'ONE-MORE', quantity: 1 }, noon)).toMatchObject({
      refusal: { code: 'cart_full' },
    })
  })
})
