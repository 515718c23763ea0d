import { plusMinutes } from '@souk/kernel'
import { expect, test } from 'vitest'
import { aCart, noon } from '../../testing/factories.ts'
import { cartId, orderId } from '../order-ids.ts'
import { setCartLine } from './set-cart-line.ts'

const later = plusMinutes(noon, 1)
const set = (
  quantities: Readonly<Record<string, number>>,
  sku: string,
  quantity: number,
  variant: string | undefined = 'variant-x',
) => setCartLine({ cart: aCart(quantities), ...(variant ? { variant } : {}) }, { sku, quantity }, later)
const lines = (decided: ReturnType<typeof set>) =>
  decided.ok && decided.value.value.map(({ sku, quantity }) => `${quantity} ${sku}`)
const full = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`SKU-${n}`, 1]))
const two = { TEA: 1, BUN: 2 }

test('a cart’s change is written with its time, guarded', () => {
  expect(set({ TEA: 1 }, 'TEA', 99)).toEqual({
    ok: true,
    value: {
      writes: [
        {
          patch: {
            id: 'cart.token',
            ifRevisionID: 'r1',
            set: { lines: [{ _key: 'TEA', sku: 'TEA', variant: 'variant-tea', quantity: 99 }], updatedAt: later },
          },
        },
      ],
      effects: [],
      value: [{ _key: 'TEA', sku: 'TEA', variant: 'variant-tea', quantity: 99 }],
    },
  })
})

test('it touches its own line alone, and adds what is not there', () => {
  expect(lines(set(two, 'BUN', 5))).toEqual(['1 TEA', '5 BUN'])
  expect(lines(set(two, 'TEA', 0))).toEqual(['2 BUN'])
  expect(lines(set(two, 'PIE', 1))).toEqual(['1 TEA', '2 BUN', '1 PIE'])
  expect(lines(set(two, 'PIE', 0))).toEqual(['1 TEA', '2 BUN'])
  expect(lines(setCartLine({ cart: aCart(two) }, { sku: 'PIE', quantity: 0 }, later))).toEqual(['1 TEA', '2 BUN'])
})

test('a full cart takes no other line, and lets its own be changed and taken out', () => {
  expect(set(full, 'PIE', 1)).toMatchObject({ refusal: { code: 'cart_full', detail: { limit: 50 } } })
  expect(set(full, 'SKU-3', 2)).toMatchObject({ ok: true })
  expect(set(full, 'PIE', 0)).toMatchObject({ ok: true })
  expect(set(two, 'TEA', 100)).toMatchObject({ refusal: { code: 'quantity_out_of_range', detail: { limit: 99 } } })
})

test('ids say what they are of', () => expect([orderId('01jd'), cartId('token')]).toEqual(['order.01jd', 'cart.token']))
