import { askedUnits, type Substitution } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, invalidInput } from '../../dispatch/command.ts'
import { no } from '../edits/edit-refusals.ts'
import { orderIdShape, orderNotFound, workRoles } from '../work.ts'
import { loadOffer, type MissingFacts } from './missing-facts.ts'
import { appliedAs, replaceByBest, skuShape } from './report-missing.ts'
import { find, giveUp, type MissingValue, replace } from './settle.ts'

type Input = CommandInputs['settleSubstitution']

/** Answers of the shop's own people alone. */
const ours: ReadonlySet<Input['answer']> = new Set(['found', 'default'])

/**
 * Ends what the shopper was asked; exactly one answer wins, whoever gives it. Refusals: `order_not_found`,
 * `substitution_not_found`, `substitution_settled`, `answer_late` for shoppers, `answer_early` for the timer,
 * `not_offered`, `wrong_state`, `held`, and those of `replace` and `giveUp`.
 */
export const settleSubstitution = defineCommand<Input, MissingFacts | undefined, MissingValue>({
  name: 'settleSubstitution',
  title: 'Settle a substitution',
  roles: [...workRoles, 'support'],
  lane: 'stock',
  audit: 'on_order',
  input: z.strictObject({
    orderId: orderIdShape,
    key: z.string().min(1).max(100),
    answer: z.enum(['replace', 'refund', 'found', 'default']),
    sku: skuShape.exactOptional(),
  }),
  load: (reader, { orderId, key }) => loadOffer(reader, orderId, key),
  applied: (facts, { key }, call) => appliedAs(facts, key, call),
  decide(facts, { key, answer, sku }, call) {
    if (!facts) return orderNotFound()
    const found = askedUnits(facts, key)
    if (!found.ok) return found
    const missing = found.value
    const untimely = whyNotNow(missing.offer, answer, call)
    if (untimely) return untimely
    if (answer === 'found') return find(facts, missing, call)
    if (answer === 'refund') return giveUp(facts, missing, call)
    if (answer === 'replace') {
      if (sku === undefined)
        return { ok: false, refusal: invalidInput([{ path: ['sku'], message: 'Say what comes instead.' }]) }
      if (!missing.offer.candidates.some((each) => each.sku === sku)) return no('not_offered', { sku })
      return replace(facts, missing, sku, call)
    }
    const { fallback, candidates } = missing.offer
    return fallback === 'refund' ? giveUp(facts, missing, call) : replaceByBest(facts, missing, candidates, call)
  },
})

function whyNotNow({ answerBy = '' }: Substitution, answer: Input['answer'], { actor, now }: Call) {
  if (actor.kind === 'shopper' && ours.has(answer))
    return { ok: false, refusal: invalidInput([{ path: ['answer'], message: 'Answer replace or refund.' }]) } as const
  if (actor.kind === 'shopper' && now > answerBy) return no('answer_late', { answerBy })
  return answer === 'default' && now < answerBy ? no('answer_early', { answerBy }) : undefined
}
