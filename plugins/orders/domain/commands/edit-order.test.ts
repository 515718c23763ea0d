import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, aPricedLine, harbor, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import type { Allocation } from '../documents.ts'
import { type EditChange, planEdit, whyNotEdit } from '../edit-plan.ts'
import { editOrder } from './edit-order.ts'
import { pick } from './pick.ts'

const command = { commandId: 'edit-1', actor: noor, reason: 'They called', paymentStanding: 'captured' } as const
/** Two flat whites from the mill, three croissants from the harbor. */
const split = () => aPlacedOrder(aCart({ 'FLAT-WHITE': 2, CROISSANT: 3 }), { CROISSANT: harbor })

/** Plans, prices at 450 each, and applies. */
function edited(changes: readonly EditChange[], units: readonly Omit<Allocation, '_key' | 'seller'>[] = []) {
  const documents = split()
  const facts = workFacts(documents)
  const plan = planEdit(facts, changes)
  if (!plan.ok) throw new Error(plan.refusal.message)
  const lines = [
    ...plan.value.kept.map(({ item, quantity }) => aPricedLine(item.sku, quantity)),
    ...plan.value.added.map(({ sku, quantity }) => aPricedLine(sku, quantity)),
  ]
  const subtotal = lines.reduce((sum, line) => sum + line.subtotal, 0)
  const totals = { subtotal, discount: 0, delivery: 300, tax: 0, total: subtotal + 300 }
  const decided = editOrder(
    facts,
    { plan: plan.value, lines, totals, taxIncluded: false, promotions: [], units },
    command,
    noon,
  )
  return { plan: plan.value, ...workFacts(applyWrites(documents, decided.writes, 'r3')) }
}
const lists = ({ fulfillments }: Pick<ReturnType<typeof edited>, 'fulfillments'>) =>
  fulfillments.map(({ location, state, lines }) => [location, state, lines.map(({ sku, quantity }) => [sku, quantity])])

describe('editing an order', () => {
  test('gives units back where they lay, and changes the lists of their places alone', () => {
    const after = edited([{ sku: 'CROISSANT', quantity: 1 }])
    expect(after.plan.back).toMatchObject([{ sku: 'CROISSANT', location: harbor, quantity: 2 }])
    expect(lists(after)).toEqual([
      [mill, 'open', [['FLAT-WHITE', 2]]],
      [harbor, 'open', [['CROISSANT', 1]]],
    ])
    expect(after.fulfillments.map(({ events }) => events.at(-1)?.type)).toEqual(['placed', 'edited'])
    expect(after.order).toMatchObject({ totals: { total: 3 * 450 + 300 }, fulfillmentStanding: 'open' })
    expect(after.order.events.at(-1)).toEqual({
      _key: 'edit-1-edited',
      at: noon,
      type: 'edited',
      actor: noor,
      note: 'CROISSANT 3 → 1. They called',
    })
  })

  test('calls off a place that nothing is left for', () => {
    const after = edited([{ sku: 'CROISSANT', quantity: 0 }])
    expect(lists(after)).toEqual([
      [mill, 'open', [['FLAT-WHITE', 2]]],
      [harbor, 'canceled', []],
    ])
    expect(after.order.allocations.map(({ location }) => location)).toEqual([mill])
  })

  test('puts more units on a list that is there, and opens one where there is none', () => {
    const white = { line: 'FLAT-WHITE', sku: 'FLAT-WHITE', variant: 'variant-flat-white', location: mill, quantity: 1 }
    const beans = { line: 'BEANS', sku: 'BEANS', variant: 'variant-beans', location: 'location-roastery', quantity: 1 }
    const after = edited(
      [
        { sku: 'FLAT-WHITE', quantity: 3 },
        { sku: 'BEANS', quantity: 1 },
      ],
      [white, beans],
    )
    expect(lists(after)).toEqual([
      [mill, 'open', [['FLAT-WHITE', 3]]],
      [harbor, 'open', [['CROISSANT', 3]]],
      ['location-roastery', 'open', [['BEANS', 1]]],
    ])
    expect(after.order.allocations.map(({ _key, quantity }) => [_key, quantity])).toEqual([
      ['a1', 3],
      ['a2', 3],
      ['a3', 1],
    ])
    expect(after.order.fulfillments).toEqual(after.fulfillments.map(({ _id }) => _id))
  })
})

test('what is being picked is left alone, and an order that is not placed cannot be edited', () => {
  const documents = split()
  const begun = pick(workFacts(documents), { ...command, fulfillmentId: 'fulfillment.01jd-1' }, noon)
  if (!begun.ok) throw new Error(begun.refusal.message)
  const facts = workFacts(applyWrites(documents, begun.value.writes, 'r3'))
  const ask = (sku: string, quantity: number) => {
    const plan = planEdit(facts, [{ sku, quantity }])
    return plan.ok ? 'fine' : plan.refusal.code
  }
  expect([ask('FLAT-WHITE', 1), ask('FLAT-WHITE', 3), ask('CROISSANT', 1), ask('CROISSANT', 0)]).toEqual([
    'line_begun',
    'fine',
    'fine',
    'edit_empties',
  ])
  expect([ask('CROISSANT', 3), ask('CROISSANT', 100), ask('CROISSANT', 1.5)]).toEqual([
    'nothing_to_edit',
    'quantity_out_of_range',
    'quantity_out_of_range',
  ])
  const why = (state: 'on_hold' | 'placed', paymentStanding: 'captured' | 'disputed') =>
    whyNotEdit({ state, paymentStanding }, facts.fulfillments)?.refusal.code
  expect([why('on_hold', 'captured'), why('placed', 'disputed'), why('placed', 'captured')]).toEqual([
    'wrong_state',
    'payment_disputed',
    undefined,
  ])
})
