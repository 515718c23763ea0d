import { type Decision, dotted, type Instant, type Issued, type New, ok, type Refusal, type Result } from '@souk/kernel'
import { whyNotReturn } from '../allowed-returns.ts'
import type { LineItem, Order, Return, ReturnLine } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { no } from '../refusals.ts'
import { returnsUntil } from '../return-window.ts'
import { isReasonFor, returnKinds, type ReturnReasonCode, returnReasons } from '../return-words.ts'
import { returnableUnits } from '../returned-units.ts'
import type { ReturnKind } from '../states.ts'

/** An order with all its returns: what every step of an after-sale is decided from. */
export interface ReturnFacts {
  readonly order: Order
  readonly returns: readonly Return[]
}

export interface OpenReturn extends Issued {
  readonly kind: ReturnKind
  /** Each SKU once. */
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly reason: ReturnReasonCode }[]
  readonly note?: string
  /** Staff who agree at once need not be asked again. */
  readonly approved?: boolean
  /** Days after the last delivery in which it may be asked for; left out for staff, who may agree to more. */
  readonly within?: number
}

/**
 * Asks for delivered units of an order to come back, or claims them without. The order is guarded and names the return,
 * so that two who ask at once never take the same unit. Refusals: `nothing_delivered`, `all_returned`,
 * `return_too_late`, `unknown_return_line`, `return_units_too_many`, `wrong_reason`.
 */
export function openReturn(
  { order, returns }: ReturnFacts,
  command: OpenReturn,
  now: Instant,
): Result<Decision<New<Return>>, Refusal> {
  const refused = whyNotReturn(order, returns)
  if (refused) return refused
  const until = command.within === undefined ? undefined : returnsUntil(order, command.within)
  if (until && now > until) return no('return_too_late', { until: until.slice(0, 10) })
  const lines = askedLines({ order, returns }, command)
  if (!lines.ok) return lines
  const { kind, note, approved = false } = command
  const said = note ? { note } : {}
  const asked = orderEvent(kind === 'claim' ? 'claim_requested' : 'return_requested', command, now, said)
  const events = approved ? [asked, orderEvent('return_approved', command, now)] : [asked]
  const made: New<Return> = {
    _id: dotted('return', command.commandId),
    _type: 'return',
    order: order._id,
    orderNumber: order.number,
    kind,
    state: approved ? 'approved' : 'requested',
    lines: lines.value,
    ...said,
    requestedAt: now,
    ...(approved ? { approvedAt: now } : {}),
    refunds: [],
  }
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: { returns: [...(order.returns ?? []), made._id] },
    insert: appendEvents(...events),
  }
  return ok({ writes: [{ create: made }, { patch }], effects: [], value: made })
}

function askedLines({ order, returns }: ReturnFacts, command: OpenReturn): Result<readonly ReturnLine[], Refusal> {
  const asked: ReturnLine[] = []
  for (const { sku, quantity, reason } of command.lines) {
    const item = order.lines.find((line) => line.sku === sku)
    if (!item || asked.some((line) => line.sku === sku)) return no('unknown_return_line', { sku })
    const left = returnableUnits(item, returns)
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left)
      return no('return_units_too_many', { sku, quantity, left })
    if (!isReasonFor(reason, command.kind))
      return no('wrong_reason', {
        reason: returnReasons[reason].title,
        kind: returnKinds[command.kind].title.toLowerCase(),
      })
    asked.push(lineOf(item, quantity, reason))
  }
  return ok(asked)
}

const lineOf = ({ _key, sku, variant }: LineItem, quantity: number, reason: string): ReturnLine => ({
  _key,
  line: _key,
  sku,
  variant,
  quantity,
  reason,
  restocked: 0,
  damaged: 0,
  writtenOff: 0,
  refunded: 0,
})
