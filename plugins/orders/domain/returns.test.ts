import { type Instant, type Lifecycle, mayMove, type Refusal, type Result, type Decision } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../testing/apply.ts'
import { anyAfterSale } from '../testing/arbitraries.ts'
import { aDeliveredOrder, aPlacedOrder, noon, noor, returnFacts } from '../testing/factories.ts'
import { allowedForReturn } from './allowed-returns.ts'
import { closeReturn, refundedWith } from './commands/close-return.ts'
import { approveReturn, cancelReturn, rejectReturn } from './commands/judge-return.ts'
import { type OpenReturn, openReturn, type ReturnFacts } from './commands/open-return.ts'
import { type InspectedUnits, receiveReturn } from './commands/receive-return.ts'
import { orderEventWords } from './order-events.ts'
import { returnLifecycle } from './return-states.ts'
import { receivedUnits, returnableUnits, takenUnits, unitsToRefund } from './returned-units.ts'

type Verb = (
  facts: ReturnFacts,
  command: { commandId: string; actor: typeof noor },
  now: Instant,
) => Result<Decision, Refusal>

const lines = (quantity: number, reason: OpenReturn['lines'][number]['reason'] = 'faulty') => [
  { sku: 'FLAT-WHITE', quantity, reason },
]
const ask =
  (more: Partial<OpenReturn> = {}): Verb =>
  (facts, issued, now) =>
    openReturn(facts, { ...issued, kind: 'return', lines: lines(2), ...more }, now)
const returnId = 'return.c0'
const on =
  <Command>(
    verb: (facts: ReturnFacts, command: Command, now: Instant) => Result<Decision, Refusal>,
    more: object = {},
  ): Verb =>
  (facts, issued, now) =>
    verb(facts, { ...issued, returnId, ...more } as Command, now)
const receive = (...units: readonly (readonly [number, InspectedUnits['as']])[]) =>
  on(receiveReturn, { units: units.map(([quantity, as]) => ({ sku: 'FLAT-WHITE', quantity, as })) })

/** Tries verbs one after the other, each under an id of its own: the documents after all, and what the last was told. */
function tried(documents: Documents, ...verbs: readonly Verb[]) {
  let now = documents
  let last: Result<Decision, Refusal> | undefined
  for (const [index, verb] of verbs.entries()) {
    last = verb(returnFacts(now), { commandId: `c${index}`, actor: noor }, noon)
    now = applyWrites(now, last.ok ? last.value.writes : [], `r${index}`)
  }
  return { ...returnFacts(now), last }
}
const refused = (code: string, detail?: object) => ({ ok: false, refusal: { code, ...(detail && { detail }) } })

describe('a return', () => {
  test('is asked for, agreed to, received in parts with what was found of each unit, and closed', () => {
    const { order, returns, last } = tried(
      aDeliveredOrder(),
      ask({ lines: lines(3), note: 'All sour' }),
      on(approveReturn),
      receive([1, 'restock']),
      receive([1, 'damaged'], [1, 'write_off']),
      on(closeReturn),
    )
    expect(last).toMatchObject({ ok: true })
    expect(returns).toMatchObject([
      {
        _id: returnId,
        order: order._id,
        state: 'closed',
        note: 'All sour',
        lines: [{ sku: 'FLAT-WHITE', quantity: 3, reason: 'faulty', restocked: 1, damaged: 1, writtenOff: 1 }],
        approvedAt: noon,
        inspectedAt: noon,
        closedAt: noon,
      },
    ])
    expect(order.lines.map(({ sku, returned }) => [sku, returned])).toEqual([
      ['FLAT-WHITE', 3],
      ['CROISSANT', undefined],
    ])
    expect(order.returns).toEqual([returnId])
    expect(order.events.slice(-5).map(({ type, actor, note }) => [type, actor.name, note])).toEqual([
      ['return_requested', 'Noor R.', 'All sour'],
      ['return_approved', 'Noor R.', undefined],
      ['return_received', 'Noor R.', '1 FLAT-WHITE back on the shelf'],
      ['return_received', 'Noor R.', '1 FLAT-WHITE damaged, set aside; 1 FLAT-WHITE thrown away'],
      ['return_closed', 'Noor R.', undefined],
    ])
  })

  test.each<[string, readonly Verb[], object]>([
    ['more than was delivered', [ask({ lines: lines(4) })], refused('return_units_too_many', { left: 3 })],
    ['units that another return stands for', [ask(), ask()], refused('return_units_too_many', { left: 1 })],
    [
      'what is not in the order',
      [ask({ lines: [{ ...lines(1)[0], sku: 'TEA' } as never] })],
      refused('unknown_return_line'),
    ],
    ['a SKU twice', [ask({ lines: [...lines(1), ...lines(1)] })], refused('unknown_return_line')],
    ['half a unit', [ask({ lines: lines(0.5) })], refused('return_units_too_many')],
    ['what never came to come back', [ask({ lines: lines(1, 'missing') })], refused('wrong_reason')],
    [
      'a claim for a change of mind',
      [ask({ kind: 'claim', lines: lines(1, 'changed_mind') })],
      refused('wrong_reason'),
    ],
    ['goods before anybody agreed', [ask(), receive([1, 'restock'])], refused('wrong_state')],
    ['more than was announced', [ask({ approved: true }), receive([3, 'restock'])], refused('return_units_too_many')],
    [
      'more than was announced, in two findings',
      [ask({ approved: true }), receive([2, 'restock'], [1, 'damaged'])],
      refused('return_units_too_many', { sku: 'FLAT-WHITE', quantity: 1, left: 0 }),
    ],
    ['to close before anything came', [ask({ approved: true }), on(closeReturn)], refused('goods_awaited')],
    [
      'to call off what came back',
      [ask({ approved: true }), receive([1, 'restock']), on(cancelReturn)],
      refused('wrong_state'),
    ],
    ['to agree twice', [ask(), on(approveReturn), on(approveReturn)], refused('wrong_state')],
    ['a return that is not there', [on(approveReturn)], refused('return_not_found')],
    ['goods for a claim', [ask({ kind: 'claim', approved: true }), receive([1, 'restock'])], refused('goods_stay')],
  ])('never takes %s', (_, verbs, no) => expect(tried(aDeliveredOrder(), ...verbs).last).toMatchObject(no))

  test('of what has not arrived is refused, and of what is all back', () => {
    expect(tried(aPlacedOrder(), ask()).last).toMatchObject(refused('nothing_delivered'))
    const all = { lines: [...lines(3), { sku: 'CROISSANT', quantity: 1, reason: 'spoiled' as const }] }
    expect(tried(aDeliveredOrder(), ask(all), ask()).last).toMatchObject(refused('all_returned'))
  })

  test.each<[string, readonly Verb[], number]>([
    ['rejected', [on(rejectReturn, { words: 'It was opened' })], 3],
    ['called off', [on(cancelReturn)], 3],
    ['closed with one of two', [on(approveReturn), receive([1, 'restock']), on(closeReturn)], 2],
  ])('that was %s leaves its units to be asked for again', (_, verbs, left) => {
    const { order, returns } = tried(aDeliveredOrder(), ask(), ...verbs)
    expect(order.lines.map((line) => returnableUnits(line, returns))).toEqual([left, 1])
  })
})

test('a claim is settled without goods, and keeps its units from being asked for again', () => {
  const { order, returns } = tried(aDeliveredOrder(), ask({ kind: 'claim', approved: true }), on(closeReturn))
  expect(returns).toMatchObject([{ kind: 'claim', state: 'closed' }])
  expect(order.lines[0]).not.toHaveProperty('returned')
  expect(order.lines.map((line) => returnableUnits(line, returns))).toEqual([1, 1])
  expect(order.events.at(-3)).toMatchObject({ type: 'claim_requested' })
})

test('money is due for what came back, once', () => {
  const { returns } = tried(aDeliveredOrder(), ask({ approved: true }), receive([1, 'write_off']))
  const [found] = returns
  if (!found) throw new Error('no return')
  expect(unitsToRefund(found)).toEqual([{ sku: 'FLAT-WHITE', quantity: 1 }])
  const paid = refundedWith(found, 'refund.1')
  expect(paid).toMatchObject({ lines: [{ refunded: 1 }], refunds: ['refund.1'] })
  expect(unitsToRefund({ ...found, ...paid })).toEqual([])
})

type AfterSale = typeof anyAfterSale extends fc.Arbitrary<infer Deed> ? Deed : never
function deed(verb: AfterSale['verb'], quantity: number, more: Partial<AfterSale> = {}): AfterSale {
  const units = [{ sku: 'FLAT-WHITE' as const, quantity }]
  return { verb, which: 0, seen: 0, kind: 'return', approved: true, units, as: 'restock', ...more }
}

const legal = (table: Lifecycle, then: string | undefined, now: string): boolean =>
  then === undefined || then === now || mayMove(table, then, now)

/** A way through all states, so that every run of the test sees them. */
const everyState: [AfterSale[]] = [
  [
    deed('open', 1, { approved: false }),
    deed('reject', 1),
    deed('open', 1, { which: 1, approved: false }),
    deed('approve', 1, { which: 1 }),
    deed('cancel', 1, { which: 1 }),
    deed('open', 3, { which: 2 }),
    deed('receive', 1, { which: 2 }),
    deed('receive', 2, { which: 2 }),
    deed('close', 1, { which: 2 }),
  ],
]

test('whatever people try at once, no more comes back than was delivered and every line adds up', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(anyAfterSale, { maxLength: 30 }), (deeds) => {
      const history: Documents[] = [aDeliveredOrder()]
      for (const [index, { verb, which, seen, kind, approved, units, as }] of deeds.entries()) {
        // Who looked some commits ago decides by what they saw; the guards then refuse what has moved
        const facts = returnFacts(history.at(-1 - Math.min(seen, history.length - 1)) ?? new Map())
        const found = facts.returns[which % Math.max(1, facts.returns.length)]
        const issued = { commandId: `c${index}`, actor: noor, returnId: found?._id ?? 'return.none' }
        const verbs = {
          open: () =>
            openReturn(
              facts,
              { ...issued, kind, approved, lines: units.map((each) => ({ ...each, reason: 'faulty' })) },
              noon,
            ),
          approve: () => approveReturn(facts, issued, noon),
          reject: () => rejectReturn(facts, { ...issued, words: 'No' }, noon),
          receive: () => receiveReturn(facts, { ...issued, units: units.map((each) => ({ ...each, as })) }, noon),
          close: () => closeReturn(facts, issued, noon),
          cancel: () => cancelReturn(facts, issued, noon),
        }
        const result: Result<Decision, Refusal> = verbs[verb as keyof typeof verbs]()
        const step = found && allowedForReturn(found).find((each) => each.verb === verb)
        expect([verb, result.ok && step?.allowed === false]).toEqual([verb, false])
        const before = history.at(-1) ?? new Map()
        const after = result.ok ? committed(before, result.value, `r${index}`) : undefined
        if (!after) continue
        history.push(after)
        const then = returnFacts(before)
        const { order, returns } = returnFacts(after)
        for (const each of returns) {
          reached.add(each.state)
          expect(legal(returnLifecycle, then.returns.find(({ _id }) => _id === each._id)?.state, each.state)).toBe(true)
        }
        for (const line of order.lines) {
          const own = returns
            .flatMap((each) => each.lines.map((of) => ({ each, of })))
            .filter(({ of }) => of.line === line._key)
          const taken = own.reduce((sum, { each, of }) => sum + takenUnits(each, of), 0)
          const back = own.reduce((sum, { of }) => sum + receivedUnits(of), 0)
          expect(taken).toBeLessThanOrEqual(line.delivered)
          expect(back).toBe(line.returned ?? 0)
          expect(back).toBeLessThanOrEqual(taken)
        }
        expect(order.events.filter(({ type }) => !Object.hasOwn(orderEventWords, type))).toEqual([])
      }
    }),
    { numRuns: 500, examples: [everyState] },
  )
  expect([...reached].toSorted()).toEqual(Object.keys(returnLifecycle).toSorted())
})

/** The documents after a commit; undefined when a guard refused it. */
function committed(documents: Documents, { writes }: Decision, rev: string): Documents | undefined {
  try {
    return applyWrites(documents, writes, rev)
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('moved')) return undefined
    throw error
  }
}
