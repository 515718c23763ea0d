import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Return } from '../documents.ts'
import { type OnReturn, openFor, stepReturn } from '../return-step.ts'
import { unitsToRefund } from '../returned-units.ts'
import type { ReturnFacts } from './open-return.ts'

/**
 * Nothing more comes of it: of a return what was received counts, and the rest may be asked for again; a claim counts
 * whole, and what was exchanged is settled although nothing came. Refusals: `return_not_found`, `wrong_state`,
 * `goods_awaited`.
 */
export function closeReturn(
  facts: ReturnFacts,
  command: OnReturn & { readonly note?: string },
  now: Instant,
): Result<Decision<Return>, Refusal> {
  const found = openFor(facts, command, 'close')
  if (!found.ok) return found
  const set = { state: 'closed', closedAt: now } as const
  const note = command.note ? { note: command.note } : {}
  return ok(stepReturn(facts.order, found.value, { set, event: 'return_closed', ...note }, command, now))
}

/** What a return says once money was decided for all of its units that had none yet. */
export function refundedWith(before: Return, refundId: string): Pick<Return, 'lines' | 'refunds'> {
  const paid = new Map(unitsToRefund(before).map(({ sku, quantity }) => [sku, quantity]))
  return {
    lines: before.lines.map((line) => ({ ...line, refunded: line.refunded + (paid.get(line.sku) ?? 0) })),
    refunds: [...before.refunds, refundId],
  }
}
