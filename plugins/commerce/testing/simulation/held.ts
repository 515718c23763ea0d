import { levelIdsOf, type StockLevel, type StockMovement } from '@souk/inventory'
import { type Order, withParts } from '@souk/orders'

/** Levels at which an order holds units. */
export const heldNow = (order: Order): readonly string[] => levelIdsOf(withParts(order, order.allocations))

/** Levels that its units were first taken from; none of an order that had to wait for all of them. */
export function heldFirst(
  { _id }: Pick<Order, '_id'>,
  movements: readonly Pick<StockMovement, 'at' | 'cause' | 'entries'>[],
  levels: readonly Pick<StockLevel, '_id' | 'sku' | 'location'>[],
): readonly string[] {
  const taken = movements
    .filter(({ cause }) => cause.order === _id)
    .map(({ at, entries }) => ({
      at,
      entries: entries.filter(({ from, to }) => from === 'available' && (to === 'reserved' || to === 'committed')),
    }))
    .filter(({ entries }) => entries.length > 0)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const [first] = taken
  return levels
    .filter((level) => first?.entries.some(({ sku, location }) => sku === level.sku && location === level.location))
    .map(({ _id: id }) => id)
}
