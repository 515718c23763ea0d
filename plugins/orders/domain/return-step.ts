import { type Decision, decision, type Instant, type Issued, ok, type Refusal, type Result } from '@souk/kernel'
import { type ReturnVerb, whyNotOnReturn } from './allowed-returns.ts'
import type { ReturnFacts } from './commands/open-return.ts'
import type { Order, Return } from './documents.ts'
import { appendEvents, type OrderEventType, orderEvent } from './order-events.ts'
import { no } from './refusals.ts'

/** A command on one return of an order. */
export interface OnReturn extends Issued {
  readonly returnId: string
}

/** The return when the verb may be run on it, else the refusal that says why not. */
export function openFor({ returns }: ReturnFacts, { returnId }: OnReturn, verb: ReturnVerb): Result<Return, Refusal> {
  const found = returns.find(({ _id }) => _id === returnId)
  if (!found) return no('return_not_found')
  return whyNotOnReturn(found, verb) ?? ok(found)
}

/** What a step changes on a return, and what it says of it. */
export interface ReturnStep {
  readonly set: Partial<Return>
  readonly event: OrderEventType
  readonly note?: string
  /** Fields of the order that change with it. */
  readonly order?: Readonly<Record<string, unknown>>
}

/** Writes a step: the patches of the return and of its order, both guarded; the order's timeline tells of it. */
export function stepReturn(
  order: Order,
  before: Return,
  { set, event: type, note, order: more }: ReturnStep,
  command: OnReturn,
  now: Instant,
): Decision<Return> {
  const insert = appendEvents(orderEvent(type, command, now, note === undefined ? {} : { note }))
  return decision(
    [
      { patch: { id: before._id, ifRevisionID: before._rev, set: { ...set } } },
      { patch: { id: order._id, ifRevisionID: order._rev, ...(more ? { set: more } : {}), insert } },
    ],
    { ...before, ...set },
  )
}
