import { instant, type New, type StoredDocument } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import { promotionDocument } from '../promotions.ts'
import { shopContent } from '../shop.ts'
import type { Plan } from './plan.ts'
import { cartOf, places } from './story.ts'

/** When every story begins. */
export const start = instant('2026-11-21T14:00:00.000Z')
/** What every story's shop sells; a tenth off for the first two orders alone. */
export const content = [
  ...shopContent([{ sku: 'LATTE', price: 480 }]),
  promotionDocument('first', { automatic: true, limitTotal: 2 }),
]

/** Opening stock with its ledger, and a cart per shopper. */
export function opening({ stock, buyers }: Pick<Plan, 'stock' | 'buyers'>): readonly StoredDocument[] {
  const levels = stock.map((onHand, index) => ({
    _id: `stockLevel.variant-latte.${places[index] ?? ''}`,
    _type: 'stockLevel',
    sku: 'LATTE',
    variant: 'variant-latte',
    location: places[index],
    onHand,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    incoming: 0,
  }))
  const entries = stock
    .map((quantity, index) => ({
      _key: `e${index}`,
      sku: 'LATTE',
      location: places[index],
      from: 'supplier',
      to: 'available',
      quantity,
    }))
    .filter(({ quantity }) => quantity > 0)
  const carts = buyers.map(
    ({ quantity }, index): New<Cart> => ({
      _id: cartOf(index),
      _type: 'cart',
      lines: [{ _key: 'LATTE', sku: 'LATTE', variant: 'variant-latte', quantity }],
      currency: 'USD',
      language: 'en',
      updatedAt: start,
    }),
  )
  const movement = {
    _id: 'stockMovement.opening',
    _type: 'stockMovement',
    entries,
    cause: { kind: 'receipt' },
    reason: 'received',
  }
  return [...levels, movement, ...carts].map((document) => ({
    ...document,
    _rev: 'opening',
    _createdAt: start,
    _updatedAt: start,
  }))
}
