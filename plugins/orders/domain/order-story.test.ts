import { type Instant, mayMove, plusMinutes } from '@souk/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyWrites, type Documents } from '../testing/apply.ts'
import { anyBasket, anyWork } from '../testing/arbitraries.ts'
import { aCart, anUnpaidOrder, noon, noor, workFacts } from '../testing/factories.ts'
import { allowedForFulfillment, allowedForOrder } from './allowed.ts'
import { cancelOrder } from './commands/cancel-order.ts'
import { deliver } from './commands/deliver.ts'
import { expireOrder } from './commands/expire-order.ts'
import { handOver } from './commands/hand-over.ts'
import { pack } from './commands/pack.ts'
import { pick } from './commands/pick.ts'
import { recordPlaced } from './commands/record-placed.ts'
import { fulfillmentLifecycle } from './fulfillment-states.ts'
import { eventWords } from './order-events.ts'
import { orderLifecycle } from './order-states.ts'
import { fulfillmentStanding } from './standing.ts'

/** Decides one deed against the documents as they are. */
function decide(
  documents: Documents,
  { verb, which, part }: { verb: string; which: number; part: number },
  commandId: string,
  now: Instant,
) {
  const facts = workFacts(documents)
  const fulfillment = facts.fulfillments[which % Math.max(1, facts.fulfillments.length)]
  const work = { commandId, actor: noor, fulfillmentId: fulfillment?._id ?? 'fulfillment.none-1' }
  const lines = fulfillment?.lines.map(({ sku, quantity }) => ({ sku, quantity: Math.min(part, quantity) })) ?? []
  const verbs = {
    pick: () => pick(facts, work, now),
    pick_part: () => pick(facts, { ...work, lines }, now),
    pack: () => pack(facts, work, now),
    hand_over: () => handOver(facts, work, now),
    deliver: () => deliver(facts, work, now),
    cancel: () => cancelOrder(facts, { ...work, reason: 'shopper' }, now),
    expire: () => expireOrder(facts.order, work, now),
    place: () => recordPlaced(facts.order, { ...work, paymentStanding: 'captured' }, now),
  }
  return { result: verbs[verb as keyof typeof verbs](), fulfillment, facts }
}

/** The straight way, so that every run of the test sees an order completed. */
const toTheDoor: [
  Record<string, { quantity: number; place: string }>,
  { verb: string; which: number; part: number }[],
] = [
  { 'FLAT-WHITE': { quantity: 2, place: 'location-mill-lane' } },
  ['place', 'pick', 'pack', 'hand_over', 'deliver'].map((verb) => ({ verb, which: 0, part: 0 })),
]

test('whatever people try in whatever order, an order makes only legal moves and its figures agree', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(anyBasket, fc.array(anyWork, { maxLength: 40 }), (basket, deeds) => {
      const quantities = Object.fromEntries(Object.entries(basket).map(([sku, { quantity }]) => [sku, quantity]))
      const places = Object.fromEntries(Object.entries(basket).map(([sku, { place }]) => [sku, place]))
      const order = anUnpaidOrder(aCart(quantities), places)
      let documents: Documents = new Map([[order._id, order]])
      for (const [index, deed] of deeds.entries()) {
        const { result, fulfillment, facts } = decide(documents, deed, `c${index}`, plusMinutes(noon, index * 2))
        const steps =
          deed.verb === 'cancel'
            ? allowedForOrder(facts.order, facts.fulfillments)
            : fulfillment
              ? allowedForFulfillment(fulfillment)
              : []
        const step = steps.find(({ verb }) => verb === deed.verb)
        if (step) expect(result.ok).toBe(step.allowed)
        if (!result.ok) continue
        const before = facts
        documents = applyWrites(documents, result.value.writes, `r${index + 2}`)
        const after = workFacts(documents)
        reached.add(after.order.state)
        agree(after)
        if (before.order.state !== after.order.state)
          expect(mayMove(orderLifecycle, before.order.state, after.order.state)).toBe(true)
        for (const [at, now] of after.fulfillments.entries()) {
          const then = before.fulfillments[at]
          if (then && then.state !== now.state) expect(mayMove(fulfillmentLifecycle, then.state, now.state)).toBe(true)
        }
      }
    }),
    { numRuns: 400, examples: [toTheDoor] },
  )
  expect(reached).toContain('completed')
})

function agree({ order, fulfillments }: ReturnType<typeof workFacts>): void {
  if (fulfillments.length > 0) expect(order.fulfillmentStanding).toBe(fulfillmentStanding(fulfillments))
  for (const line of order.lines) {
    const parts = fulfillments.flatMap(({ lines }) => lines.filter((each) => each.line === line._key))
    if (parts.length > 0) {
      expect(parts.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.quantity)
      expect(parts.reduce((sum, { picked }) => sum + picked, 0)).toBe(line.picked)
    }
    const stages = [line.quantity, line.picked, line.packed, line.shipped, line.delivered, 0]
    expect(stages).toEqual(stages.toSorted((a, b) => b - a))
  }
  const keys = order.events.map(({ _key }) => _key)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { type } of order.events) expect(eventWords(type).staff).not.toBe(type.replaceAll('_', ' '))
}
