import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Fulfillment, FulfillmentLine } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { no } from '../refusals.ts'
import { unitsToPick } from '../substitution.ts'
import { whyNotMine } from './claim.ts'

export interface Pick extends Work {
  /** So many of each SKU are picked by now, not more than before: saying it twice changes nothing. All when left out. */
  readonly lines?: readonly { readonly sku: string; readonly quantity: number }[]
  /** So many at least: what was picked beyond that stays picked. For what may be heard late. */
  readonly atLeast?: boolean
}

/**
 * Records what was collected; what the shopper is asked about cannot be. Refusals: `fulfillment_not_found`, `wrong_state`,
 * `held`, `claimed` by somebody else before anything was picked, `unknown_line`, `too_many`.
 */
export function pick(facts: WorkFacts, command: Pick, now: Instant): Result<Decision<Fulfillment>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'pick')
  if (!found.ok) return found
  const before = found.value
  const claimed = before.state === 'open' ? whyNotMine(before, command) : undefined
  if (claimed) return claimed
  const lines = pickedLines(before, command)
  if (!lines.ok) return lines
  const complete = lines.value.every((line) => line.picked + line.shorted === line.quantity)
  const wasComplete = before.lines.every((line) => line.picked + line.shorted === line.quantity)
  const first = before.state === 'open'
  const set = {
    state: 'picking',
    lines: lines.value,
    ...(first ? { assignee: command.actor } : {}),
    ...(complete && !wasComplete ? { pickedAt: now } : {}),
  }
  const next: Fulfillment = { ...before, ...set, state: 'picking' }
  const gained = (line: FulfillmentLine) =>
    line.picked - (before.lines.find(({ _key }) => _key === line._key)?.picked ?? 0)
  return ok(
    takeStep(
      facts,
      {
        next,
        set,
        events: [
          ...(first ? (['picking_started'] as const) : []),
          ...(complete && !wasComplete ? (['picked'] as const) : []),
        ],
        counts: [['picked', gained]],
      },
      command,
      now,
    ),
  )
}

function pickedLines(
  before: Fulfillment,
  { lines: wanted, atLeast = false }: Pick,
): Result<readonly FulfillmentLine[], Refusal> {
  const { lines } = before
  if (!wanted) return ok(lines.map((line) => ({ ...line, picked: line.picked + unitsToPick(before, line) })))
  for (const { sku, quantity } of wanted) {
    const line = lines.find((each) => each.sku === sku)
    if (!line) return no('unknown_line', { sku })
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > line.picked + unitsToPick(before, line))
      return no('too_many', { sku, quantity, ordered: line.quantity })
  }
  return ok(
    lines.map((line) => {
      const quantity = wanted.find(({ sku }) => sku === line.sku)?.quantity ?? line.picked
      return { ...line, picked: atLeast ? Math.max(line.picked, quantity) : quantity }
    }),
  )
}
