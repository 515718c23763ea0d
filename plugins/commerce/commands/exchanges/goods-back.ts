import { type Decision, type Effect, type New, ok, type Refusal, type Result } from '@souk/kernel'
import { appendEvents, type Return } from '@souk/orders'
import { type Refund, refundable } from '@souk/payments'
import type { Call } from '../../dispatch/command.ts'
import { giveBack } from '../give-back.ts'
import type { AfterSaleFacts } from '../returns/return-facts.ts'
import { cheaperReason } from './exchange-return.ts'

/** What is sent instead of a return waits no longer once all of it is here. */
export const goOn = ({ exchange, state }: Return): readonly Effect[] =>
  exchange !== undefined && state === 'inspected' ? [{ kind: 'exchange', subject: exchange }] : []

/**
 * What came back was worth more than what was sent for it: the rest goes back once all of it is here, never more than is
 * left. Undefined when there is no rest, nothing is left, or nothing was sent.
 */
export function restOfExchange(
  { order, attempts, refunds }: AfterSaleFacts,
  { exchange, state }: Return,
  call: Call,
): Result<Decision<New<Refund> | undefined>, Refusal> | undefined {
  if (exchange === undefined || state !== 'inspected') return undefined
  const moved = refunds.find(({ reference, state: is }) => reference === exchange && is === 'succeeded')
  const worth = (moved?.lines ?? []).reduce((sum, { amount }) => sum + amount, 0)
  const left = attempts.map((each) =>
    refundable(
      each,
      refunds.filter(({ payment }) => payment === each._id),
    ),
  )
  const rest = Math.min(
    worth - (moved?.amount ?? 0),
    left.reduce((sum, amount) => sum + Math.max(0, amount), 0),
  )
  if (rest < 1 || attempts.some(({ disputed }) => disputed)) return undefined
  const given = giveBack(attempts, refunds, { reason: cheaperReason, amount: rest }, call)
  if (!given.ok) return given
  const { refund, events, made } = given.value
  const told = { patch: { id: order._id, insert: appendEvents(...events) } }
  return ok({ ...refund, writes: [...refund.writes, told], value: made })
}
