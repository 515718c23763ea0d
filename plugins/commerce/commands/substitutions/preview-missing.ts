import { ok } from '@souk/kernel'
import { type MissingPreview, missingUnits, unitsToPick } from '@souk/orders'
import { refundLines } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { fulfillmentIdShape, fulfillmentNotFound, workRoles } from '../work.ts'
import { loadMissing, looking, type MissingFacts } from './missing-facts.ts'
import { offersFor } from './offers.ts'
import { candidatesShape, skuShape } from './report-missing.ts'

type Input = CommandInputs['previewMissing']

/** Says what would come instead and what it would cost, by the very decision that `reportMissing` takes. Writes nothing. */
export const previewMissing = defineCommand<Input, MissingFacts | undefined, MissingPreview>({
  name: 'previewMissing',
  title: 'Preview a substitution',
  roles: [...workRoles, 'support'],
  lane: 'direct',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    sku: skuShape,
    quantity: z.int().min(1).max(99),
    candidates: candidatesShape.exactOptional(),
  }),
  load: (reader, input) => loadMissing(looking(reader), input),
  applied: () => undefined,
  decide(facts, input) {
    if (!facts) return fulfillmentNotFound()
    const found = missingUnits(facts, { ...input, reason: 'not_found' })
    if (!found.ok) return found
    const { order, shop } = facts
    const { substitutionMinutes: minutes = 5, substitutionFallback: fallback = 'best_match' } = shop.settings
    const units = refundLines({ ...order, refunds: [] }, [{ sku: input.sku, quantity: input.quantity }])
    const value: MissingPreview = {
      currency: order.currency,
      preference: order.substitution,
      most: unitsToPick(found.value.fulfillment, found.value.part),
      offers: offersFor(facts, found.value, input.candidates),
      worth: units.ok ? units.value.reduce((sum, { amount }) => sum + amount, 0) : 0,
      minutes,
      fallback,
    }
    return ok({ writes: [], effects: [], value })
  },
})
