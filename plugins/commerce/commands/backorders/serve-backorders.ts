import { available, claim, levelId, levelIdsOf, promisedNoMore, type StockLevel, stockWrites } from '@souk/inventory'
import { ok, type Write } from '@souk/kernel'
import { type Order, serveBackorders as decideServe, waitingUnits } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { loadPromise, type PromiseFacts, promiseFor } from '../promise-facts.ts'
import { tellArrived } from '../messages/tell.ts'
import { isMarked, orderIdShape, orderNotFound } from '../work.ts'

interface Facts {
  readonly order: Order
  readonly levels: readonly StockLevel[]
  readonly promise: PromiseFacts
}
/** What the order got, and whether it is complete now. */
export interface ServedValue {
  readonly orderId: string
  readonly complete: boolean
}

/**
 * Gives a placed order what it waits for, as far as it is there: the units are sold from the shelf, nobody waits for them
 * any more, and with the last of them the order goes to the floor and its shopper is told. The sweep asks, for the order
 * that has waited longest first. Refusals: `order_not_found` and the domain's.
 */
export const serveBackorders = defineCommand<{ orderId: string }, Facts | undefined, ServedValue>({
  name: 'serveBackorders',
  title: 'Serve what an order waits for',
  roles: [],
  lane: 'stock',
  input: z.strictObject({ orderId: orderIdShape }),
  async load(reader, { orderId }) {
    const order = await reader.get<Order>(orderId)
    if (!order) return undefined
    const [levels, promise] = await Promise.all([
      reader.peek<StockLevel>(levelIdsOf(waitingUnits(order))),
      loadPromise(reader, order),
    ])
    return { order, levels: levels.filter((level) => level !== undefined), promise }
  },
  applied: (facts, _, call) =>
    facts && isMarked(facts.order, call)
      ? ok({ orderId: facts.order._id, complete: waitingUnits(facts.order).length === 0 })
      : undefined,
  decide(facts, _, call) {
    if (!facts) return orderNotFound()
    const { order, levels } = facts
    const full = order.allocations.map(({ backordered: _none, ...each }) => each)
    const promise = promiseFor({ ...order, allocations: full }, facts.promise, call.now)
    const decided = decideServe(order, { ...call, found: foundFor(order, levels), promise }, call.now)
    if (!decided.ok) return decided
    const { units, complete } = decided.value.value
    const cause = { kind: 'backorder', order: order._id, orderNumber: order.number }
    const sold = claim(levels, units, { ...call, cause }, call.now)
    if (!sold.ok) return sold
    const waited = units.map(({ quantity, ...unit }) => ({ ...unit, backordered: quantity }))
    const told = complete ? tellArrived(order, call) : { writes: [], effects: [] }
    const writes: readonly Write[] = [
      ...decided.value.writes,
      ...stockWrites(sold.value, levels),
      ...promisedNoMore(waited),
      ...told.writes,
    ]
    return ok({ writes, effects: [...decided.value.effects, ...told.effects], value: { orderId: order._id, complete } })
  },
})

/** How many of the units that an order waits for are free at their level, by the allocation's key. */
function foundFor(order: Order, levels: readonly StockLevel[]): ReadonlyMap<string, number> {
  const free = new Map(levels.map((level) => [level._id, Math.max(0, available(level))]))
  return new Map(
    waitingUnits(order).map(({ _key, variant, location, backordered = 0 }) => {
      const id = levelId(variant, location)
      const found = Math.min(backordered, free.get(id) ?? 0)
      free.set(id, (free.get(id) ?? 0) - found)
      return [_key, found]
    }),
  )
}
