import { ok, plusMinutes, type Refusal, type Result } from '@souk/kernel'
import {
  type ExplainedOffer,
  type MissingUnits,
  missingUnits,
  shortageReasons,
  type ShortageReason,
  whyNotMine,
} from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { givenBy } from '../give-back.ts'
import { fulfillmentIdShape, fulfillmentNotFound, isMarked, workRoles } from '../work.ts'
import { loadMissing, type MissingFacts } from './missing-facts.ts'
import { offerOf, offersFor } from './offers.ts'
import { ask, entryOf, giveUp, type MissingValue, replace, type Settled, valueOf } from './settle.ts'

type Input = CommandInputs['reportMissing']

export const skuShape = z.string().trim().min(1).max(100)
export const candidatesShape = z
  .array(skuShape)
  .min(1)
  .max(3)
  .refine((skus) => new Set(skus).size === skus.length, 'Name each SKU once.')
const reasons = Object.keys(shortageReasons) as readonly ShortageReason[]

/**
 * A picker says that units are not there. What the shopper wished at the checkout decides: asked with a time to answer,
 * replaced by the best match, or taken off with their money back; where nothing fits they come off. Refusals:
 * `fulfillment_not_found`, `wrong_state`, `held`, `claimed` by somebody else before anything was picked, `unknown_line`,
 * `missing_too_many`, and those of `giveUp`.
 */
export const reportMissing = defineCommand<Input, MissingFacts | undefined, MissingValue>({
  name: 'reportMissing',
  title: 'Report missing units',
  roles: workRoles,
  lane: 'stock',
  audit: 'on_order',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    sku: skuShape,
    quantity: z.int().min(1).max(99),
    reason: z.enum(reasons),
    candidates: candidatesShape.exactOptional(),
  }),
  load: loadMissing,
  applied: (facts, _, call) => appliedAs(facts, call.commandId, call),
  decide(facts, input, call) {
    if (!facts) return fulfillmentNotFound()
    const found = missingUnits(facts, input)
    if (!found.ok) return found
    const missing = found.value
    const { fulfillment } = missing
    const claimed = fulfillment.state === 'open' ? whyNotMine(fulfillment, call) : undefined
    if (claimed) return claimed
    const offers = offersFor(facts, missing, input.candidates)
    if (facts.order.substitution === 'refund' || offers.length === 0) return giveUp(facts, missing, call)
    if (facts.order.substitution === 'best_match') return replaceByBest(facts, missing, offers, call)
    const { substitutionMinutes = 5, substitutionFallback: fallback = 'best_match' } = facts.shop.settings
    const answerBy = plusMinutes(call.now, substitutionMinutes)
    const entry = entryOf(missing, call, { candidates: offers.map(offerOf), answerBy, fallback })
    return ask(facts, missing, entry, call)
  },
})

/** The first that can still be had; when none can, the units come off. */
export function replaceByBest(
  facts: MissingFacts,
  missing: MissingUnits,
  offers: readonly Pick<ExplainedOffer, 'sku'>[],
  call: Call,
): Settled {
  for (const { sku } of offers) {
    const done = replace(facts, missing, sku, call)
    if (done.ok || !gone.has(done.refusal.code)) return done
  }
  return giveUp(facts, missing, call)
}
const gone: ReadonlySet<string> = new Set(['out_of_stock', 'substitute_unfit', 'units_refunded'])

/** The answer of a call that has been applied before, of the entry with this key. */
export function appliedAs(
  facts: MissingFacts | undefined,
  key: string,
  call: Call,
): Result<MissingValue, Refusal> | undefined {
  const fulfillment = facts?.fulfillments.find((each) => isMarked(each, call))
  if (!facts || !fulfillment) return undefined
  const entry = fulfillment.substitutions?.find(({ _key }) => _key === key)
  const refund = givenBy(facts.refunds, call)
  if (entry && entry.outcome !== 'canceled') return ok(valueOf({ fulfillment }, entry, refund))
  const { _id: fulfillmentId, order: orderId } = fulfillment
  const money = refund ? { refundId: refund._id, amount: refund.amount, currency: refund.currency } : null
  return ok({ fulfillmentId, orderId, key, outcome: 'refunded', replacement: null, answerBy: null, refund: money })
}
