import { describe, expect, test } from 'vitest'
import { aCart, aPlacedOrder, harbor, noon, workFacts } from '../testing/factories.ts'
import type { Fulfillment, FulfillmentLine } from './documents.ts'
import type { WorkFacts } from './fulfillment-step.ts'
import { askedUnits, isLastOfPart, listAfter, type MissingUnits, missingUnits } from './missing-units.ts'
import { openOffers, type Substitution, unitsAsked, unitsToPick, withSubstitution } from './substitution.ts'

const fulfillmentId = 'fulfillment.01jd-1'
const offer = (fields: Partial<Substitution> = {}): Substitution => ({
  _key: 'gone-1',
  line: 'FLAT-WHITE',
  sku: 'FLAT-WHITE',
  title: 'FLAT-WHITE',
  quantity: 1,
  reason: 'damaged',
  state: 'asked',
  candidates: [],
  reportedAt: noon,
  ...fields,
})
/** Three flat whites and a croissant from one place, a bun from another. */
function facts(list: Partial<Fulfillment> = {}, line: Partial<FulfillmentLine> = {}): WorkFacts {
  const cart = aCart({ 'FLAT-WHITE': 3, CROISSANT: 1, BUN: 1 })
  const { order, fulfillments } = workFacts(aPlacedOrder(cart, { BUN: harbor }))
  return {
    order,
    fulfillments: fulfillments.map((each, at) =>
      at === 0 ? { ...each, lines: each.lines.map((own, n) => (n === 0 ? { ...own, ...line } : own)), ...list } : each,
    ),
  }
}
const gone = (quantity: number, of = facts(), sku = 'FLAT-WHITE', id = fulfillmentId) =>
  missingUnits(of, { fulfillmentId: id, sku, quantity, reason: 'not_found' })
const refused = (code: string, detail?: object) => ({ ok: false, refusal: { code, ...(detail && { detail }) } })

describe('what a picker says is missing', () => {
  test('is found with its line, its units and why', () => {
    for (const quantity of [1, 3])
      expect(gone(quantity)).toMatchObject({
        ok: true,
        value: {
          fulfillment: { _id: fulfillmentId },
          part: { sku: 'FLAT-WHITE' },
          item: { _key: 'FLAT-WHITE' },
          allocation: { _key: 'a1' },
          quantity,
          reason: 'not_found',
        },
      })
    expect(gone(1, facts(), 'CROISSANT')).toMatchObject({
      value: { part: { sku: 'CROISSANT' }, allocation: { _key: 'a2' } },
    })
  })

  test.each<readonly [string, number, WorkFacts, number]>([
    ['more than are on the list', 4, facts(), 3],
    ['none', 0, facts(), 3],
    ['half a unit', 1.5, facts(), 3],
    ['what is picked', 2, facts({}, { picked: 2 }), 1],
    ['what came off', 3, facts({}, { shorted: 1 }), 2],
    ['what the shopper is asked about', 3, facts({ substitutions: [offer()] }), 2],
  ])('is never %s', (_, quantity, of, left) =>
    expect(gone(quantity, of)).toMatchObject(refused('missing_too_many', { sku: 'FLAT-WHITE', quantity, left })),
  )

  test('is not of another list, another place, or one that cannot be picked', () => {
    expect(gone(1, facts(), 'BUN')).toMatchObject(refused('unknown_line', { sku: 'BUN' }))
    expect(gone(1, facts(), 'BUN', 'fulfillment.01jd-2')).toMatchObject({ ok: true })
    expect(gone(1, facts({ location: 'location-pier' }))).toMatchObject(refused('unknown_line'))
    expect(gone(1, facts({}, { line: 'TEA' }))).toMatchObject(refused('unknown_line'))
    expect(gone(1, facts(), 'BUN', 'fulfillment.01jd-3')).toMatchObject(refused('fulfillment_not_found'))
    expect(gone(1, facts({ holds: ['risk review'] }))).toMatchObject(refused('held'))
    expect(gone(1, facts({ state: 'ready' }))).toMatchObject(refused('wrong_state'))
  })
})

describe('an offer that waits for an answer', () => {
  test('is found with its units, whatever else was asked', () => {
    const asked = offer({ _key: 'gone-2', line: 'CROISSANT', sku: 'CROISSANT', quantity: 1 })
    expect(askedUnits(facts({ substitutions: [offer({ state: 'settled' }), asked] }), 'gone-2')).toMatchObject({
      ok: true,
      value: {
        fulfillment: { _id: fulfillmentId },
        part: { sku: 'CROISSANT' },
        item: { _key: 'CROISSANT' },
        allocation: { _key: 'a2' },
        quantity: 1,
        reason: 'damaged',
        offer: asked,
      },
    })
  })

  test('is found on the list that it is of', () => {
    const other = offer({ _key: 'gone-9' })
    const bun = offer({ line: 'BUN', sku: 'BUN' })
    const both = facts({ substitutions: [other] })
    const fulfillments = both.fulfillments.map((each, at) => (at === 1 ? { ...each, substitutions: [bun] } : each))
    expect(askedUnits({ ...both, fulfillments }, 'gone-1')).toMatchObject({
      value: { fulfillment: { _id: 'fulfillment.01jd-2' }, part: { sku: 'BUN' }, offer: bun },
    })
  })

  test('that is not there, was settled, or cannot be picked, is refused', () => {
    expect(askedUnits(facts(), 'gone-1')).toMatchObject(refused('substitution_not_found'))
    expect(askedUnits(facts({ substitutions: [offer()] }), 'gone-2')).toMatchObject(refused('substitution_not_found'))
    expect(askedUnits(facts({ substitutions: [offer({ line: 'TEA' })] }), 'gone-1')).toMatchObject(
      refused('substitution_not_found'),
    )
    expect(askedUnits(facts({ substitutions: [offer()], location: 'location-pier' }), 'gone-1')).toMatchObject(
      refused('substitution_not_found'),
    )
    expect(askedUnits(facts({ substitutions: [offer()], holds: ['risk review'] }), 'gone-1')).toMatchObject(
      refused('held'),
    )
    for (const [outcome, words] of [
      ['replaced', 'replaced'],
      [undefined, 'called off with the rest'],
    ] as const) {
      const settled = offer({ state: 'settled', ...(outcome && { outcome }) })
      expect(askedUnits(facts({ substitutions: [settled] }), 'gone-1')).toMatchObject(
        refused('substitution_settled', { words }),
      )
    }
  })
})

test('units are the last of their place when nothing else of it is to be sent', () => {
  const all = (quantity: number, lines: readonly (readonly [number, number])[]) =>
    isLastOfPart({
      fulfillment: { lines: lines.map(([units, shorted]) => ({ quantity: units, shorted })) },
      quantity,
    } as unknown as MissingUnits)
  expect(all(2, [[2, 0]])).toBe(true)
  expect(
    all(1, [
      [2, 1],
      [3, 3],
    ]),
  ).toBe(true)
  expect(all(1, [[2, 0]])).toBe(false)
  expect(
    all(2, [
      [2, 0],
      [1, 0],
    ]),
  ).toBe(false)
})

describe('a list after missing units', () => {
  const after = (before: WorkFacts, lines: Partial<FulfillmentLine>, entry = offer({ state: 'settled' })) => {
    const [fulfillment] = before.fulfillments
    if (!fulfillment) throw new Error('no list')
    const next = fulfillment.lines.map((line, at) =>
      at === 0 ? { ...line, ...lines } : { ...line, picked: line.quantity },
    )
    return listAfter({ fulfillment } as MissingUnits, next, entry, noon)
  }

  test('is done when nothing is left to pick or to ask', () => {
    expect(after(facts(), { picked: 2, shorted: 1 })).toMatchObject({
      done: true,
      begins: true,
      set: { pickedAt: noon },
    })
    expect(after(facts(), { picked: 1, shorted: 1 })).toMatchObject({ done: false })
    expect(after(facts(), { picked: 2 }, offer())).toMatchObject({ done: false, next: { state: 'picking' } })
    expect(after(facts(), { picked: 1, shorted: 1 }).set).not.toHaveProperty('pickedAt')
  })

  test('is done once, and begun once', () => {
    const whole = facts({ state: 'picking' }, { picked: 3 })
    const lines = whole.fulfillments[0]?.lines.map((line) => ({ ...line, picked: line.quantity })) ?? []
    const done = {
      ...whole,
      fulfillments: whole.fulfillments.map((each, at) => (at === 0 ? { ...each, lines } : each)),
    }
    expect(after(done, { picked: 3 })).toMatchObject({ done: false, begins: false })
  })

  test('keeps its entries, the one of the same name replaced', () => {
    const before = facts({ substitutions: [offer(), offer({ _key: 'gone-0' })] })
    expect(after(before, {}).set.substitutions).toEqual([offer({ _key: 'gone-0' }), offer({ state: 'settled' })])
    expect(withSubstitution(undefined, offer())).toEqual([offer()])
  })
})

test('asked units of a line are those that wait for an answer, and nobody can pick them', () => {
  const substitutions = [
    offer(),
    offer({ _key: 'b', quantity: 2 }),
    offer({ _key: 'c', quantity: 4, state: 'settled' }),
    offer({ _key: 'd', line: 'BUN' }),
  ]
  expect(openOffers({ substitutions }).map(({ _key }) => _key)).toEqual(['gone-1', 'b', 'd'])
  expect(openOffers({})).toEqual([])
  expect([unitsAsked({ substitutions }, 'FLAT-WHITE'), unitsAsked({}, 'FLAT-WHITE')]).toEqual([3, 0])
  expect(unitsToPick({ substitutions }, { line: 'FLAT-WHITE', quantity: 10, picked: 2, shorted: 1 })).toBe(4)
})
