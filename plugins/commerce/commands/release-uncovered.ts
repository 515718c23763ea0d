import type { StockLevel } from '@souk/inventory'
import { type New, ok, type Write } from '@souk/kernel'
import { type Cart, cancelOrder, type Order } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { isOverdrawn, isUnconfirmed } from '../dispatch/guarded-edge.ts'
import type { EndedValue } from './cancel-order.ts'
import { type EndFacts, freed, loadEnd, moneyAtEnd } from './end-of-order.ts'
import { stands, uncovered } from './unconfirmed.ts'
import { isMarked, orderIdShape, orderNotFound } from './work.ts'

interface Input {
  orderId: string
  /** Where more was promised than there is. */
  levelId: string
}
interface Facts {
  readonly end: EndFacts | undefined
  readonly level: StockLevel | undefined
}

/**
 * Calls off an order that nobody was told of yet, because its level is overdrawn; its shopper has his cart again. Both
 * are guarded, so that no two release for the same units. Refusals: `order_not_found`, `wrong_state` when the level is
 * not overdrawn, or the order was confirmed or is being paid.
 */
export const releaseUncovered = defineCommand<Input, Facts, EndedValue>({
  name: 'releaseUncovered',
  title: 'Release an order whose units are promised twice',
  roles: [],
  lane: 'stock',
  audit: 'always',
  input: z.strictObject({ orderId: orderIdShape, levelId: z.string().regex(/^stockLevel\.[\w-]+\.[\w-]+$/) }),
  async load(reader, { orderId, levelId }) {
    const [end, level] = await Promise.all([loadEnd(reader, orderId), reader.get<StockLevel>(levelId)])
    return { end, level }
  },
  applied: ({ end }, _, call) =>
    end && isMarked(end.order, call) ? ok({ orderId: end.order._id, state: end.order.state }) : undefined,
  decide({ end, level }, { levelId }, call) {
    if (!end) return orderNotFound()
    const { order, payment } = end
    if (!isOverdrawn(level) || !isUnconfirmed(order) || payment?.session !== undefined) return stands()
    const decided = cancelOrder(end, { ...call, reason: uncovered }, call.now)
    if (!decided.ok) return decided
    const money = moneyAtEnd(end, uncovered, call)
    if (!money.ok) return money
    return ok({
      writes: [
        { patch: { id: levelId, set: { settledBy: call.commandId } } },
        ...decided.value.writes,
        ...freed(decided.value.value, order, 'cancel', call),
        ...money.value.writes,
        ...cartAgain(order, call.now),
      ],
      effects: money.value.effects,
      value: { orderId: order._id, state: 'canceled' },
    })
  },
})

function cartAgain({ reservation, lines, promotions = [], currency, language }: Order, updatedAt: string): Write[] {
  if (reservation?.cart === undefined) return []
  const codes = promotions.flatMap(({ _key, code, counters }) => {
    const counter = counters.find((id) => id.startsWith('promotionCode.'))
    return code !== undefined && counter !== undefined ? [{ _key, code, counter }] : []
  })
  const cart: New<Cart> = {
    _id: reservation.cart,
    _type: 'cart',
    lines: lines.map(({ _key, sku, variant, quantity }) => ({ _key, sku, variant, quantity })),
    ...(codes.length > 0 && { codes }),
    currency,
    language,
    updatedAt,
  }
  return [{ createIfNotExists: cart }]
}
