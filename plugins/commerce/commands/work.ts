import type { Refusal, Result, Role } from '@souk/kernel'
import { refuse } from '@souk/kernel'
import type { Fulfillment, Order, WorkFacts } from '@souk/orders'
import { orderRefusals } from '@souk/orders'
import { z } from 'zod'
import type { Call, Reader } from '../dispatch/command.ts'

/** Who works on fulfillments. */
export const workRoles = ['administrator', 'manager', 'picker'] as const satisfies readonly Role[]

export const fulfillmentIdShape = z.string().regex(/^fulfillment\.[A-Za-z0-9]+-\d+$/)
export const orderIdShape = z.string().regex(/^order\.[A-Za-z0-9]+$/)

/** A fulfillment's order with all its fulfillments; undefined when there is none. */
export async function loadWork(reader: Reader, fulfillmentId: string): Promise<WorkFacts | undefined> {
  // The order's id is part of the fulfillment's, so both are read at once.
  const ulid = fulfillmentId.slice('fulfillment.'.length, fulfillmentId.lastIndexOf('-'))
  const [order] = await Promise.all([reader.get<Order>(`order.${ulid}`), reader.get<Fulfillment>(fulfillmentId)])
  return order && { order, fulfillments: await loadFulfillments(reader, order) }
}

/** All fulfillments of an order. They are written only together with the order, whose revision guards them. */
export async function loadFulfillments(reader: Reader, order: Order): Promise<readonly Fulfillment[]> {
  const found = await reader.peek<Fulfillment>(order.fulfillments)
  return found.filter((each) => each !== undefined)
}

/** Whether this call has left its mark among the events of a document. */
export const isMarked = (document: Pick<Order, 'events'> | undefined, { commandId }: Call): boolean =>
  document?.events.some(({ _key, type }) => _key === `${commandId}-${type}`) ?? false

export const fulfillmentNotFound = (): Result<never, Refusal> =>
  refuse({ code: 'fulfillment_not_found', message: orderRefusals.fulfillment_not_found.staff })
export const orderNotFound = (): Result<never, Refusal> =>
  refuse({ code: 'order_not_found', message: orderRefusals.order_not_found.staff })

/** What a step on a fulfillment answers. */
export interface WorkValue {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly state: string
}

export const workValue = ({ _id, order, state }: Pick<Fulfillment, '_id' | 'order' | 'state'>): WorkValue => ({
  fulfillmentId: _id,
  orderId: order,
  state,
})

/** The answer of a step that has been taken before under the same command id. */
export function workApplied(
  facts: WorkFacts | undefined,
  { fulfillmentId }: { readonly fulfillmentId: string },
  call: Call,
): Result<WorkValue, Refusal> | undefined {
  const fulfillment = facts?.fulfillments.find(({ _id }) => _id === fulfillmentId)
  return fulfillment && isMarked(fulfillment, call) ? { ok: true, value: workValue(fulfillment) } : undefined
}
