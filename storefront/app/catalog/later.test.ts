import type { Variant } from '@souk/catalog'
import type { StockLevel } from '@souk/inventory'
import { expect, test } from 'vitest'
import { laterOver } from './later.ts'

const variant = (_id: string, more: object) => ({ _id, _type: 'variant', ...more }) as Variant
const level = (variantId: string, place: string, more: Partial<StockLevel>) =>
  ({
    _id: `stockLevel.${variantId}.location-${place}`,
    variant: variantId,
    location: `location-${place}`,
    onHand: 0,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    ...more,
  }) as StockLevel
const places = ['location-a', 'location-b']

test('what may be ordered beyond stock is what the place that can promise most has and may promise', () => {
  const backorder = { limit: 5, restockDays: 12 }
  const levels = [
    level('variant-x', 'a', { onHand: 3 }),
    level('variant-x', 'b', { onHand: 9, backordered: 5 }),
    level('variant-y', 'a', { onHand: 1, backordered: 5 }),
    level('variant-z', 'a', { onHand: 2 }),
  ]
  const variants = [
    variant('variant-x', { backorder }),
    variant('variant-y', { backorder }),
    variant('variant-z', {}),
    variant('variant-never', { backorder }),
  ]
  expect([...laterOver(levels, places, variants)]).toEqual([['variant-x', { most: 8, days: 12 }]])
})
