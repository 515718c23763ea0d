import { type New, type Refusal, type Result, refuse, type Role } from '@souk/kernel'
import { type Order, orderRefusals, type Return, type ReturnFacts } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { Call, Reader } from '../../dispatch/command.ts'
import { givenBy } from '../give-back.ts'
import { loadRefunds } from '../payment-facts.ts'
import { loadAttempts } from '../payments/attempts.ts'
import { isMarked } from '../work.ts'

/** Who decides about what comes back. */
export const returnRoles = ['administrator', 'manager', 'support'] as const satisfies readonly Role[]

/** An order with its returns and its money. */
export interface AfterSaleFacts extends ReturnFacts {
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
}

/** Returns are written only together with their order, whose revision guards them. */
export async function loadAfterSale(reader: Reader, orderId: string): Promise<AfterSaleFacts | undefined> {
  return afterSaleOf(reader, await reader.get<Order>(orderId))
}

/** Reads them only to look: an order that is guarded is written. */
export async function lookAtAfterSale(reader: Reader, orderId: string): Promise<AfterSaleFacts | undefined> {
  const [order] = await reader.peek<Order>([orderId])
  return afterSaleOf(reader, order)
}

async function afterSaleOf(reader: Reader, order: Order | undefined): Promise<AfterSaleFacts | undefined> {
  if (order?._type !== 'order') return undefined
  const [found, attempts, refunds] = await Promise.all([
    reader.peek<Return>(order.returns ?? []),
    loadAttempts(reader, order),
    loadRefunds(reader, order),
  ])
  return { order, returns: found.filter((each) => each !== undefined), attempts, refunds }
}

/** By the id of a return, which names its order. */
export async function loadByReturn(reader: Reader, returnId: string): Promise<AfterSaleFacts | undefined> {
  const [found] = await reader.peek<Return>([returnId])
  return found && (await loadAfterSale(reader, found.order))
}

export const returnNotFound = (): Result<never, Refusal> =>
  refuse({ code: 'return_not_found', message: orderRefusals.return_not_found.staff })

/** What a command on a return answers. */
export interface ReturnValue {
  readonly returnId: string
  readonly orderId: string
  readonly state: Return['state']
  /** The refund that was decided with it; its money follows by effect. */
  readonly refund: { readonly refundId: string; readonly amount: number; readonly currency: string } | null
}

export const returnValue = ({ _id, order, state }: New<Return>, refund?: New<Refund>): ReturnValue => ({
  returnId: _id,
  orderId: order,
  state,
  refund: refund ? { refundId: refund._id, amount: refund.amount, currency: refund.currency } : null,
})

/** The answer of a command that has been taken before under the same id: each leaves its mark on the order's timeline. */
export function returnApplied(
  facts: AfterSaleFacts | undefined,
  returnId: string,
  call: Call,
): Result<ReturnValue, Refusal> | undefined {
  const found = facts?.returns.find(({ _id }) => _id === returnId)
  if (!facts || !found || !isMarked(facts.order, call)) return undefined
  const refund = givenBy(facts.refunds, call)
  return { ok: true, value: returnValue(found, refund) }
}
