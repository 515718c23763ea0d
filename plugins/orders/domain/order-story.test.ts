import { type Instant, type Lifecycle, mayMove, plusMinutes } from '@souk/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyWrites, type Documents } from '../testing/apply.ts'
import { anyBasket, anyWork } from '../testing/arbitraries.ts'
import { aCart, anUnpaidOrder, noon, noor, workFacts } from '../testing/factories.ts'
import { allowedForFulfillment, allowedForOrder } from './allowed.ts'
import { cancelFulfillment } from './commands/cancel-fulfillment.ts'
import { cancelOrder } from './commands/cancel-order.ts'
import { deliver } from './commands/deliver.ts'
import { expireOrder } from './commands/expire-order.ts'
import { handOver } from './commands/hand-over.ts'
import { pack } from './commands/pack.ts'
import { pick } from './commands/pick.ts'
import { recordPlaced } from './commands/record-placed.ts'
import { rerouteFulfillment } from './commands/reroute.ts'
import { fulfillmentLifecycle } from './fulfillment-states.ts'
import { orderEventWords } from './order-events.ts'
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
  const work = { commandId, actor: noor, fulfillmentId: fulfillment?._id ?? 'fulfillment.none-1', pinFor: () => '4821' }
  const lines = fulfillment?.lines.map(({ sku, quantity }) => ({ sku, quantity: Math.min(part, quantity) })) ?? []
  const verbs = {
    pick: () => pick(facts, work, now),
    pick_part: () => pick(facts, { ...work, lines }, now),
    pack: () => pack(facts, work, now),
    hand_over: () => handOver(facts, work, now),
    deliver: () => deliver(facts, work, now),
    cancel: () => cancelOrder(facts, { ...work, reason: 'shopper' }, now),
    cancel_part: () => cancelFulfillment(facts, { ...work, reason: 'shopper' }, now),
    reroute: () =>
      rerouteFulfillment(
        facts,
        { ...work, to: { _id: `location-${commandId}`, name: 'Pier', active: true, serves: true }, note: 'Pier' },
        now,
      ),
    expire: () => expireOrder(facts.order, work, now),
    place: () => recordPlaced(facts.order, { ...work, paymentStanding: 'captured' }, now),
  }
  const steps = [
    ...allowedForOrder(facts.order, facts.fulfillments),
    ...(fulfillment ? allowedForFulfillment(fulfillment) : []),
  ]
  const command = verb === 'cancel_part' ? 'cancelFulfillment' : verb === 'cancel' ? 'cancelOrder' : undefined
  const allowed = steps.find((step) => (command ? step.command === command : step.verb === verb))?.allowed
  return { result: verbs[verb as keyof typeof verbs](), allowed, facts }
}

/** The straight way, so that every run of the test sees an order completed. */
const toTheDoor: [
  Record<string, { quantity: number; place: string }>,
  { verb: string; which: number; part: number }[],
] = [
  { 'FLAT-WHITE': { quantity: 2, place: 'location-mill-lane' } },
  ['place', 'pick', 'pack', 'hand_over', 'deliver'].map((verb) => ({ verb, which: 0, part: 0 })),
]

test('T15 whatever people try in whatever order, an order makes only legal moves and its figures agree', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(anyBasket, fc.array(anyWork, { maxLength: 40 }), (basket, deeds) => {
      const quantities = Object.fromEntries(Object.entries(basket).map(([sku, { quantity }]) => [sku, quantity]))
      const places = Object.fromEntries(Object.entries(basket).map(([sku, { place }]) => [sku, place]))
      const order = anUnpaidOrder(aCart(quantities), places)
      let documents: Documents = new Map([[order._id, order]])
      for (const [index, deed] of deeds.entries()) {
        const { result, allowed, facts } = decide(documents, deed, `c${index}`, plusMinutes(noon, index * 2))
        expect(result.ok).toBe(allowed ?? result.ok)
        documents = applyWrites(documents, result.ok ? result.value.writes : [], `r${index + 2}`)
        const after = workFacts(documents)
        reached.add(after.order.state)
        expect(illegalMoves(facts, after)).toEqual([])
        expect(disagreements(after)).toEqual([])
      }
    }),
    { numRuns: 400, examples: [toTheDoor] },
  )
  expect(reached).toContain('completed')
})

type Facts = ReturnType<typeof workFacts>

const moved = (table: Lifecycle, then: string | undefined, now: string): readonly string[] =>
  then === undefined || then === now || mayMove(table, then, now) ? [] : [`${then} -> ${now}`]

/** State changes that no table knows. */
function illegalMoves(before: Facts, after: Facts): readonly string[] {
  return [
    ...moved(orderLifecycle, before.order.state, after.order.state),
    ...after.fulfillments.flatMap(({ state }, at) =>
      moved(fulfillmentLifecycle, before.fulfillments[at]?.state, state),
    ),
  ]
}

/** What the order says of itself and its fulfillments do not. */
function disagreements({ order, fulfillments }: Facts): readonly string[] {
  const placed = fulfillments.length > 0
  const standing = fulfillmentStanding(fulfillments)
  const keys = order.events.map(({ _key }) => _key)
  const unbalanced = order.lines.filter((line) => {
    const parts = fulfillments.flatMap(({ lines }) => lines.filter((each) => each.line === line._key))
    const sum = (of: 'quantity' | 'picked') => parts.reduce((total, part) => total + part[of], 0)
    const stages = [line.quantity, line.picked, line.packed, line.shipped, line.delivered, 0]
    const falling = stages.every((stage, index) => index === 0 || stage <= (stages[index - 1] ?? 0))
    if (line.picked + line.canceled > line.quantity) return true
    return !falling || (placed && (sum('quantity') !== line.quantity || sum('picked') !== line.picked))
  })
  return [
    ...(placed && order.fulfillmentStanding !== standing ? [`${order.fulfillmentStanding} is ${standing}`] : []),
    ...unbalanced.map(({ sku }) => `${sku} does not balance`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} twice`),
    ...order.events
      .filter(({ type }) => !Object.hasOwn(orderEventWords, type))
      .map(({ type }) => `${type} has no words`),
  ]
}
