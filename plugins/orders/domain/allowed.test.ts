import { describe, expect, test } from 'vitest'
import { aPlacedOrder, workFacts } from '../testing/factories.ts'
import {
  allowedForFulfillment,
  fulfillmentVerbs,
  liftable,
  shopperWords,
  whyNotCancel,
  whyNotFulfillment,
  whyNotHold,
  whyNotRelease,
} from './allowed.ts'
import { allowedForReturn, type ReturnVerb, returnVerbs, whyNotOnReturn, whyNotReturn } from './allowed-returns.ts'
import type { Fulfillment, FulfillmentLine, Return } from './documents.ts'
import { holdReasons, mayLift } from './hold-reasons.ts'
import type { FulfillmentState, OrderState, ReturnState } from './states.ts'

const [list] = workFacts(aPlacedOrder()).fulfillments
if (!list) throw new Error('no list')
const whole = list.lines.map((line) => ({ ...line, picked: line.quantity }))
const having = (fields: Partial<Fulfillment>): Fulfillment => ({ ...list, lines: whole, ...fields })
const words = (
  refused:
    | { readonly refusal: { readonly code: string; readonly detail?: Readonly<Record<string, unknown>> } }
    | undefined,
) => refused && (refused.refusal.detail?.['words'] ?? refused.refusal.code)
type Verb = keyof typeof fulfillmentVerbs

describe('a list', () => {
  test.each<readonly [FulfillmentState, readonly Verb[]]>([
    ['scheduled', ['reroute', 'cancel']],
    ['open', ['pick', 'reroute', 'cancel']],
    ['picking', ['pick', 'pack', 'cancel']],
    ['packed', ['hand_over', 'cancel']],
    ['ready', ['hand_over', 'cancel']],
    ['handed_over', ['deliver']],
    ['delivery_failed', []],
    ['delivered', []],
    ['canceled', []],
    ['returned', []],
  ])('that is %s lets people %j', (state, verbs) => {
    const steps = allowedForFulfillment(having({ state }))
    expect(steps.filter(({ allowed }) => allowed).map(({ verb }) => verb)).toEqual(verbs)
    for (const { allowed, reason } of steps) expect(reason === undefined).toBe(allowed)
  })

  test('says what a verb waits for, and what it comes too late for', () => {
    const why = (verb: Verb, states: readonly FulfillmentState[]) =>
      new Set(states.map((state) => words(whyNotFulfillment(having({ state }), verb))))
    expect(why('pick', ['scheduled'])).toEqual(new Set(['Its time has not come yet']))
    expect(why('pack', ['scheduled', 'open'])).toEqual(new Set(['Nothing is picked yet']))
    expect(why('hand_over', ['scheduled', 'open', 'picking'])).toEqual(new Set(['Nothing is packed yet']))
    expect(why('deliver', ['scheduled', 'open', 'picking', 'packed', 'ready'])).toEqual(
      new Set(['It has not left yet']),
    )
    expect(why('reroute', ['picking'])).toEqual(new Set(['It is picking already']))
    expect(why('cancel', ['delivered'])).toEqual(new Set(['It is delivered already']))
    expect(why('pick', ['ready'])).toEqual(new Set(['It is ready already']))
  })

  test('that is held can only arrive, or be called off unless the bank holds it', () => {
    const why = (verb: Verb, state: FulfillmentState, ...holds: readonly string[]) =>
      whyNotFulfillment(having({ state, holds }), verb)?.refusal
    expect(why('pick', 'open', 'a', 'b')).toMatchObject({ code: 'held', detail: { holds: 'a, b' } })
    expect(why('hand_over', 'ready', 'a')).toMatchObject({ code: 'held' })
    expect(why('deliver', 'handed_over', 'a')).toBeUndefined()
    expect(why('cancel', 'open', 'a')).toBeUndefined()
    expect(why('cancel', 'open', 'a', 'payment disputed')).toMatchObject({ code: 'payment_disputed' })
    expect(why('reroute', 'open')).toBeUndefined()
    expect(whyNotFulfillment(having({ method: 'pickup' }), 'reroute')?.refusal.code).toBe('pickup_stays')
    expect(whyNotFulfillment(having({ method: 'pickup' }), 'pick')).toBeUndefined()
  })

  test('is packed when each line is picked or came off, and says which are not', () => {
    const line = (sku: string, quantity: number, picked: number, shorted = 0): FulfillmentLine => ({
      ...(whole[0] as FulfillmentLine),
      sku,
      quantity,
      picked,
      shorted,
    })
    const lines = [line('A', 3, 1, 1), line('B', 2, 1, 1), line('C', 2, 0)]
    expect(whyNotFulfillment(having({ state: 'picking', lines }), 'pack')?.refusal).toMatchObject({
      code: 'not_picked',
      detail: {
        lines: [
          { sku: 'A', missing: 1 },
          { sku: 'C', missing: 2 },
        ],
        words: '1 of A, 2 of C',
      },
    })
    expect(whyNotFulfillment(having({ state: 'picking', lines: [line('B', 2, 1, 1)] }), 'pack')).toBeUndefined()
    expect(whyNotFulfillment(having({ state: 'ready', lines }), 'hand_over')).toBeUndefined()
  })
})

describe('an order', () => {
  const order = (state: OrderState, paymentStanding: 'captured' | 'disputed' = 'captured') => ({
    state,
    paymentStanding,
  })
  const parts = (...states: readonly FulfillmentState[]) => states.map((state) => ({ state, holds: [] }))

  test.each<readonly [OrderState, string | undefined]>([
    ['pending_payment', undefined],
    ['placed', undefined],
    ['on_hold', undefined],
    ['completed', 'It is completed already'],
    ['canceled', 'It is canceled already'],
    ['expired', 'It is expired already'],
  ])('that is %s is called off: %s', (state, why) => expect(words(whyNotCancel(order(state), []))).toBe(why))

  test.each<readonly [FulfillmentState, boolean]>([
    ['scheduled', true],
    ['open', true],
    ['canceled', true],
    ['picking', false],
    ['packed', false],
    ['ready', false],
    ['handed_over', false],
    ['delivered', false],
    ['delivery_failed', false],
    ['returning', false],
    ['returned', false],
  ])('with a list that is %s can be called off: %s', (state, may) => {
    expect(words(whyNotCancel(order('placed'), parts('open', state)))).toBe(may ? undefined : 'picking_began')
    expect(words(whyNotCancel(order('placed', 'disputed'), parts(state)))).toBe(
      may ? 'payment_disputed' : 'picking_began',
    )
  })

  test('can be held while something of it is in the house, and waits for stock under one reason', () => {
    const why = (state: OrderState, ...states: readonly FulfillmentState[]) =>
      words(whyNotHold({ state }, parts(...states)))
    expect([why('placed'), why('on_hold'), why('completed'), why('pending_payment')]).toEqual([
      undefined,
      'hold_again',
      'It is completed already',
      'It is waiting for payment already',
    ])
    for (const state of ['scheduled', 'open', 'picking', 'packed', 'ready'] as const)
      expect([why('placed', 'delivered', state), why('on_hold', state)]).toEqual([undefined, undefined])
    for (const state of ['handed_over', 'delivered', 'canceled', 'delivery_failed'] as const)
      expect(why('placed', state)).toBe('nothing_to_hold')
  })

  test('is let go unless it is not held, or the bank alone holds it', () => {
    const held = (...holds: readonly string[]) => [{ state: 'open' as const, holds }]
    expect(words(whyNotRelease(order('placed'), held('risk review')))).toBe('not_held')
    expect(words(whyNotRelease(order('on_hold'), held('risk review', 'payment disputed')))).toBeUndefined()
    expect(words(whyNotRelease(order('on_hold'), held('payment disputed')))).toBe('payment_disputed')
    expect(words(whyNotRelease(order('on_hold'), []))).toBeUndefined()
    expect(words(whyNotRelease(order('on_hold', 'disputed'), []))).toBe('payment_disputed')
    expect(liftable([...held('risk review', 'payment disputed'), ...held('risk review', 'older one')])).toEqual([
      'risk review',
      'older one',
    ])
    expect(Object.keys(holdReasons).filter((name) => !mayLift(name))).toEqual(['payment disputed'])
    expect(mayLift('toString')).toBe(true)
  })
})

test('a shopper is told of this domain’s refusals in words of their own, and of no others', () => {
  expect(shopperWords('wrong_pin')).toBe('That PIN is wrong.')
  expect(shopperWords('cart_full', { limit: 50 })).toContain('50')
  expect([shopperWords('nobody_knows'), shopperWords('toString')]).toEqual([undefined, undefined])
})

describe('a return', () => {
  const verbs: readonly ReturnVerb[] = ['approve', 'reject', 'receive', 'close', 'cancel']
  test.each<readonly [Return['kind'], ReturnState, readonly (string | undefined)[]]>([
    // approve, reject, receive, close, cancel
    ['return', 'requested', [undefined, undefined, 'It is not approved yet', 'It is not approved yet', undefined]],
    ['return', 'approved', ['It is approved already', 'It is approved already', undefined, 'goods_awaited', undefined]],
    [
      'return',
      'received',
      [
        'It is partly received already',
        'It is partly received already',
        undefined,
        undefined,
        'It is partly received already',
      ],
    ],
    [
      'return',
      'inspected',
      [
        'It is inspected already',
        'It is inspected already',
        'It is inspected already',
        undefined,
        'It is inspected already',
      ],
    ],
    ['return', 'closed', Array(5).fill('It is closed already')],
    ['claim', 'requested', [undefined, undefined, 'It is not approved yet', 'It is not approved yet', undefined]],
    ['claim', 'approved', ['It is approved already', 'It is approved already', 'goods_stay', undefined, undefined]],
    ['claim', 'rejected', Array(5).fill('It is rejected already')],
  ])('%s that is %s says what may be done and why not', (kind, state, why) => {
    const found = { kind, state, lines: [] }
    expect(verbs.map((verb) => words(whyNotOnReturn(found, verb)))).toEqual(why)
    const steps = allowedForReturn(found).filter(({ verb }) => verbs.includes(verb as ReturnVerb))
    expect(steps.map(({ allowed }) => allowed)).toEqual(why.map((each) => each === undefined))
    for (const { verb, command, title, allowed, reason } of steps) {
      expect({ command, title }).toEqual(returnVerbs[verb as ReturnVerb])
      expect(reason === undefined).toBe(allowed)
    }
  })

  test('needs something that was delivered and that no other stands for', () => {
    const line = (delivered: number) => ({
      ...(workFacts(aPlacedOrder()).order.lines[0] as never as object),
      delivered,
    })
    const why = (deliveredOf: readonly number[], taken = 0) =>
      whyNotReturn({ lines: deliveredOf.map((each, at) => ({ ...line(each), _key: `l${at}` })) as never }, [
        { kind: 'return', state: 'requested', lines: [{ line: 'l0', quantity: taken } as never] },
      ])?.refusal.code
    expect([why([0, 0]), why([0, 1]), why([2, 0], 1), why([2, 0], 2), why([2, 1], 2)]).toEqual([
      'nothing_delivered',
      undefined,
      undefined,
      'all_returned',
      undefined,
    ])
  })
})
