import { instant, type New, type StoredDocument } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import { promotionDocument } from '../promotions.ts'
import { shopContent } from '../shop.ts'
import { instead, sold } from './missing.ts'
import type { Plan, SetPlan } from './plan.ts'
import { cartOf, places } from './world.ts'

/** When every story begins. */
export const start = instant('2026-11-21T14:00:00.000Z')
/** A set holds one of what everybody wants and one of something that there is enough of. */
const beside = 'BUN'
const inSets = 'SET'
const plenty = 20

/** What every story's shop sells; a tenth off for the first two orders alone. */
export const content = [
  ...shopContent([
    { sku: sold, price: 480 },
    { sku: instead, price: 450 },
    { sku: beside, price: 300 },
    { sku: inSets, price: 700, parts: { [sold]: 1, [beside]: 1 } },
  ]),
  promotionDocument('first', { automatic: true, limitTotal: 2 }),
]

/** Units of what may come instead, at each place: too few for everybody. */
const spare = 1

/** Opening stock with its ledger, and a cart per shopper. */
export function opening({
  stock,
  buyers,
  sets,
  later,
}: Pick<Plan, 'stock' | 'buyers' | 'sets' | 'later'>): readonly StoredDocument[] {
  const lying = stock.flatMap((quantity, index) => [
    { sku: sold, location: places[index], quantity },
    { sku: instead, location: places[index], quantity: spare },
    { sku: beside, location: places[index], quantity: plenty },
  ])
  const levels = lying.map(({ sku, location, quantity }) => ({
    _id: `stockLevel.variant-${sku.toLowerCase()}.${location ?? ''}`,
    _type: 'stockLevel',
    sku,
    variant: `variant-${sku.toLowerCase()}`,
    location,
    onHand: quantity,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    incoming: 0,
  }))
  const entries = lying
    .map((each, index) => ({ _key: `e${index}`, ...each, from: 'supplier', to: 'available' }))
    .filter(({ quantity }) => quantity > 0)
  const carts = buyers.map(
    ({ quantity }, index): New<Cart> => ({
      _id: cartOf(index),
      _type: 'cart',
      lines: [lineOf(sold, quantity), ...sets.flatMap(setIn(index))],
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
  return [...levels, movement, ...carts, ...promisedLater(later)].map((document) => ({
    ...document,
    _rev: 'opening',
    _createdAt: start,
    _updatedAt: start,
  }))
}

/** What everybody wants, when more of it may be promised than is there. */
const promisedLater = (limit: number) =>
  limit === 0
    ? []
    : content
        .filter(({ _type, sku }) => _type === 'variant' && sku === sold)
        .map((variant) => ({ ...variant, backorder: { limit, restockDays: 7 } }))

const lineOf = (sku: string, quantity: number) => ({
  _key: sku,
  sku,
  variant: `variant-${sku.toLowerCase()}`,
  quantity,
})

/** A cart holds a SKU once. */
const setIn =
  (cart: number) =>
  ({ buyer, quantity }: SetPlan, index: number, all: readonly SetPlan[]) =>
    buyer === cart && all.findIndex((each) => each.buyer === cart) === index ? [lineOf(inSets, quantity)] : []
