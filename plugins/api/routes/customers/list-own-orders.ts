import { money } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { readCursor, writeCursor } from '../../cursor.ts'
import { defineRoute } from '../../route.ts'
import { OwnOrderList, OwnOrdersQuery } from '../../schemas/customers.ts'

/** `GET /me/orders`: what the shopper has ordered, newest first. */
export const listOwnOrders = defineRoute({
  method: 'GET',
  path: '/me/orders',
  id: 'listOwnOrders',
  summary: 'List own orders',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: OwnOrdersQuery,
  status: 200,
  answer: OwnOrderList,
  problems: [],
  async run(call) {
    const { customer } = await requireShopper(call)
    const { limit = 20, cursor } = call.query
    const seen = cursor === undefined ? undefined : readCursor(cursor)
    const before = seen ? { before: { createdAt: String(seen.value), id: seen.id } } : {}
    const rows = await call.services.commerce.accounts.orders(customer._id, { limit: limit + 1, ...before })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const next = last && rows.length > limit ? writeCursor({ value: last.createdAt, id: last._id }) : null
    return { value: { data: shown.map(toOwnOrder), page: { next } } }
  },
})

const toOwnOrder = (order: Order) => ({
  id: order._id,
  number: order.number,
  state: order.state,
  paymentStanding: order.paymentStanding,
  fulfillmentStanding: order.fulfillmentStanding,
  createdAt: order.createdAt,
  placedAt: order.placedAt ?? null,
  total: money(order.totals.total, order.currency),
  units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
})
