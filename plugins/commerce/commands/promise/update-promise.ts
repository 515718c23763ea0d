import { type Instant, instant, ok } from '@souk/kernel'
import { type Fulfillment, type Order, updatePromise as decidePromise } from '@souk/orders'
import type { PromiseStage } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { turnOf } from '../../promises/queue-board.ts'
import { later, loadPromise, type PromiseFacts, promiseOf } from '../promise-facts.ts'
import { pointOfAddress } from '../shop.ts'
import { loadFulfillments, orderIdShape, orderNotFound } from '../work.ts'

/** What an order is promised again from. */
export interface Facts {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  readonly promise: PromiseFacts
}

/** How far a bag has come, and since when. Undefined: it has arrived or never will. */
function stageOf({ state, openedAt, packedAt, handedOverAt, events }: Fulfillment) {
  const at = (moment: string | undefined): Instant => instant(moment ?? openedAt ?? 0)
  const began = events.find(({ type }) => type === 'picking_started')?.at
  const stages: Readonly<Record<string, readonly [PromiseStage, Instant]>> = {
    scheduled: ['waiting', at(openedAt)],
    open: ['waiting', at(openedAt)],
    picking: ['making', at(began)],
    packed: ['ready', at(packedAt)],
    ready: ['ready', at(packedAt)],
    handed_over: ['on_the_way', at(handedOverAt)],
  }
  return stages[state]
}

/**
 * Computes a placed order's promise again from where its bags are and who waits before them, and tells the shopper when
 * it moved by enough. A promise in days stays as it is. Refusals: `order_not_found`, `wrong_state`.
 */
export const updatePromise = defineCommand<
  CommandInputs['updatePromise'],
  Facts | undefined,
  { orderId: string; moved: boolean }
>({
  name: 'updatePromise',
  title: 'Promise again',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ orderId: orderIdShape }),
  async load(reader, { orderId }) {
    const order = await reader.get<Order>(orderId)
    if (!order) return undefined
    const [fulfillments, promise] = await Promise.all([loadFulfillments(reader, order), loadPromise(reader, order)])
    return { order, fulfillments, promise }
  },
  applied: () => undefined,
  decide(facts, { orderId }, call) {
    if (!facts) return orderNotFound()
    const { order } = facts
    const estimates = estimatesOf(facts, call.now)
    if (estimates.length === 0 || order.promise?.unit === 'days')
      return ok({ writes: [], effects: [], value: { orderId, moved: false } })
    const decided = decidePromise(order, { ...call, promise: estimates.reduce(later) }, call.now)
    return decided.ok ? ok({ ...decided.value, value: { orderId, moved: decided.value.value } }) : decided
  },
})

/** A promise for each bag that has not arrived, from where it is. */
export function estimatesOf({ order, fulfillments, promise }: Facts, now: Instant) {
  const zone = promise.shop.zones.find(({ _id }) => _id === order.delivery.zone)
  const point = pointOfAddress(promise.shop, order.address)
  return fulfillments.flatMap((each) => {
    const reached = stageOf(each)
    if (!reached) return []
    const [stage, since] = reached
    const { method, location } = each
    return promiseOf({ method, zone, point, location, stage, since, before: turnOf(each) }, promise, now)
  })
}
