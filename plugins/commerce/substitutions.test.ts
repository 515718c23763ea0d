import { variantId } from '@souk/catalog'
import { levelId } from '@souk/inventory'
import { inLanguage, type StoredDocument } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { describe, expect, test } from 'vitest'
import type { CommandInputs } from './contract.ts'
import { promotionDocument } from './testing/promotions.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const fulfillmentId = `fulfillment.${ulid}-1`
const noor = staff
const ida = { kind: 'staff', id: 'staff-2', name: 'Ida' } as const
type Wish = 'ask' | 'best_match' | 'refund'
type Way = 'stripe' | 'cash' | 'held'

const articles = [
  { sku: 'OAT', price: 480 },
  { sku: 'SOY', price: 450 },
  { sku: 'COW', price: 520 },
  { sku: 'BUN', price: 325 },
]
const milk = [{ _type: 'reference', _ref: 'category-milk', _key: 'milk' }]

/** Three milks of one category and a bun of none, all at the ferry. */
async function placed(
  wish: Wish,
  wanted: Readonly<Record<string, number>> = { OAT: 2, BUN: 1 },
  {
    way = 'stripe',
    stock = {},
    more = [],
    settings = {},
  }: {
    readonly way?: Way
    readonly stock?: Readonly<Record<string, number>>
    readonly more?: readonly StoredDocument[]
    readonly settings?: Readonly<Record<string, unknown>>
  } = {},
): Promise<ShopFloor> {
  const content = shopContent(articles).map((each) =>
    each._id === 'siteSettings'
      ? { ...each, ...settings, ...(way === 'held' ? { paymentCapture: 'on_pack' } : {}) }
      : each._type === 'product' && each._id !== 'product-bun'
        ? { ...each, categories: milk, title: inLanguage('en', `Milk ${each._id}`) }
        : each,
  )
  const floor = await openMemoryFloor({ OAT: 5, SOY: 5, COW: 5, BUN: 5, ...stock }, { content: [...content, ...more] })
  const cartId = await fillCart(floor.commerce, 'missing', wanted)
  const provider = way === 'cash' ? 'cash' : 'stripe'
  const input = orderOf(ulid, cartId, { payment: { provider }, substitution: wish })
  expect(await floor.commerce.checkout(input, { actor: shopper }, urls)).toMatchObject({ ok: true })
  if (way !== 'cash') floor.provider.pay(floor.provider.session(orderId) ?? '')
  if (way !== 'cash') await floor.commerce.refreshPayment(orderId)
  expect((await order(floor)).state).toBe('placed')
  return floor
}
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const list = async ({ store }: ShopFloor) => (await store.get([fulfillmentId]))[0] as Fulfillment
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
const levels = (floor: ShopFloor) =>
  Object.fromEntries(
    all<{ sku: string; onHand: number; committed: number; unavailable: number }>(floor, 'stockLevel').map(
      ({ sku, onHand, committed, unavailable }) => [sku, { onHand, committed, unavailable }],
    ),
  )
const run = (
  { commerce }: ShopFloor,
  name: Parameters<typeof commerce.dispatch>[0],
  input: Readonly<Record<string, unknown>>,
  { actor = noor, commandId }: { readonly actor?: typeof noor; readonly commandId?: string } = {},
) => commerce.dispatch(name, input, { actor, ...(commandId ? { commandId } : {}) })
const report = (floor: ShopFloor, more: Partial<CommandInputs['reportMissing']> = {}, commandId = 'gone-1') =>
  run(floor, 'reportMissing', { fulfillmentId, sku: 'OAT', quantity: 1, reason: 'not_found', ...more }, { commandId })
const answer = (
  floor: ShopFloor,
  said: Omit<CommandInputs['settleSubstitution'], 'orderId' | 'key'>,
  actor: typeof noor = shopper,
  commandId?: string,
) =>
  run(floor, 'settleSubstitution', { orderId, key: 'gone-1', ...said }, { actor, ...(commandId ? { commandId } : {}) })
const refused = (code: string) => ({ ok: false, refusal: { code } })
const finish = async (floor: ShopFloor) => {
  for (const name of ['pickFulfillment', 'packFulfillment', 'handOverFulfillment', 'deliverFulfillment'] as const)
    expect(await run(floor, name, { fulfillmentId })).toMatchObject({ ok: true })
  await floor.commerce.settle()
  await floor.commerce.settle()
}
const clean = async ({ commerce }: ShopFloor) => expect(await commerce.verify()).toEqual([])
const types = async (floor: ShopFloor) => (await order(floor)).events.map(({ type }) => type)

describe('missing units', () => {
  test('of a shopper who wants the money come off: shelf, list, line and money in one transaction', async () => {
    const floor = await placed('refund')
    const before = (await order(floor)).totals.total
    const done = await report(floor)
    // One of two at 480 with 8.63 % tax
    expect(done).toMatchObject({
      value: { outcome: 'refunded', replacement: null, refund: { refundId: 'refund.gone-1', amount: 521 } },
    })
    expect(await report(floor)).toEqual(done)
    expect((await order(floor)).lines[0]).toMatchObject({ sku: 'OAT', quantity: 2, canceled: 1 })
    expect((await order(floor)).totals.total).toBe(before)
    expect((await list(floor)).lines[0]).toMatchObject({ sku: 'OAT', quantity: 2, shorted: 1, picked: 0 })
    expect(levels(floor)['OAT']).toEqual({ onHand: 4, committed: 1, unavailable: 0 })
    await finish(floor)
    expect(all<Refund>(floor, 'refund')).toMatchObject([{ amount: 521, state: 'succeeded', reason: 'It was missing' }])
    expect((await order(floor)).state).toBe('completed')
    await clean(floor)
  })

  test('that are broken are set aside', async () => {
    const floor = await placed('refund')
    await report(floor, { reason: 'damaged' })
    expect(levels(floor)['OAT']).toEqual({ onHand: 5, committed: 1, unavailable: 1 })
    await clean(floor)
  })

  test('are replaced at once where the shopper wished so: by the nearest in price, never dearer', async () => {
    const floor = await placed('best_match')
    const before = (await order(floor)).totals.total
    expect(await report(floor)).toMatchObject({ value: { outcome: 'replaced', replacement: 'SOY' } })
    const after = await order(floor)
    expect(
      after.lines.map(({ sku, quantity, substituted, substitutes, unitPrice }) => [
        sku,
        quantity,
        substituted,
        substitutes,
        unitPrice,
      ]),
    ).toEqual([
      ['OAT', 1, 1, undefined, 480],
      ['SOY', 1, undefined, 'OAT', 450],
      ['BUN', 1, undefined, undefined, 325],
    ])
    expect((await list(floor)).lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['OAT', 1],
      ['SOY', 1],
      ['BUN', 1],
    ])
    expect(levels(floor)).toMatchObject({
      OAT: { onHand: 4, committed: 1 },
      SOY: { onHand: 5, committed: 1 },
    })
    await finish(floor)
    expect(all<Refund>(floor, 'refund')).toMatchObject([{ amount: before - after.totals.total, state: 'succeeded' }])
    expect(await types(floor)).toContain('substituted')
    await clean(floor)
  })

  test('are replaced in an order that stays fresh for a repeat of its checkout', async () => {
    const floor = await placed('best_match')
    await report(floor)
    const cartId = `cart.${'missing'.padStart(16, '0')}`
    const again = orderOf(ulid, cartId, { payment: { provider: 'stripe' }, substitution: 'best_match' })
    expect(await run(floor, 'placeOrder', again, { actor: shopper })).toMatchObject({ ok: true, value: { orderId } })
  })

  test('are not replaced by what orders that wait are owed', async () => {
    const floor = await placed('best_match')
    const owed = { id: levelId(variantId('SOY'), 'location-ferry'), set: { backordered: 5 } }
    await floor.store.commit([{ patch: owed }], { transactionId: 'owed' })
    expect(await report(floor)).toMatchObject({ value: { outcome: 'replaced', replacement: 'COW' } })
    expect(levels(floor)['SOY']).toMatchObject({ committed: 0 })
  })

  test('are replaced by something dearer at the price of what is missing: the shop pays the rest', async () => {
    const floor = await placed('best_match', { OAT: 2 }, { stock: { SOY: 0 } })
    const before = (await order(floor)).totals
    expect(await report(floor, { quantity: 2 })).toMatchObject({ value: { replacement: 'COW', refund: null } })
    const after = await order(floor)
    expect(after.totals).toEqual(before)
    expect(after.lines).toMatchObject([
      { sku: 'OAT', quantity: 0, substituted: 2, subtotal: 0 },
      { sku: 'COW', quantity: 2, unitPrice: 480 },
    ])
    await finish(floor)
    expect((await order(floor)).state).toBe('completed')
    await clean(floor)
  })

  test('come off when nothing like them is there, and end the order when nothing else is in it', async () => {
    const floor = await placed('best_match', { BUN: 1 })
    const { total } = (await order(floor)).totals
    expect(await report(floor, { sku: 'BUN' })).toMatchObject({
      value: { outcome: 'refunded', refund: { amount: total } },
    })
    expect(await order(floor)).toMatchObject({ state: 'canceled', lines: [{ canceled: 1 }] })
    expect(levels(floor)['BUN']).toEqual({ onHand: 4, committed: 0, unavailable: 0 })
    await floor.commerce.settle()
    await clean(floor)
  })

  test.each([
    ['more than are still to be picked', { quantity: 3 }, 'missing_too_many'],
    ['of what is not on the list', { sku: 'SOY' }, 'unknown_line'],
    ['of no list', { fulfillmentId: `fulfillment.${ulid}-9` }, 'fulfillment_not_found'],
  ])('%s are refused', async (_, more, code) => {
    const floor = await placed('refund')
    expect(await report(floor, more)).toMatchObject(refused(code))
  })

  test('are taken from what is paid on packing, and from cash, without a refund', async () => {
    for (const way of ['held', 'cash'] as const) {
      const floor = await placed('best_match', { OAT: 1, BUN: 1 }, { way })
      await report(floor)
      await report(floor, { sku: 'BUN' }, 'gone-2')
      await finish(floor)
      const [payment] = all<Payment>(floor, 'payment')
      // One soy at 450 with its tax, and the fee
      expect([way, payment?.captured, all(floor, 'refund')]).toEqual([way, 450 + 39 + 350, []])
      await clean(floor)
    }
  })

  test('of which nothing was paid yet are told with what is left of the order, and what it comes to', async () => {
    for (const way of ['held', 'cash'] as const) {
      const floor = await placed('refund', { OAT: 2, BUN: 1 }, { way })
      await floor.commerce.settle()
      await report(floor)
      await floor.commerce.settle()
      const mail = floor.mails.at(-1)
      expect(mail?.subject).toContain('was changed')
      expect(mail?.text).toContain('1 × Milk product-oat')
      await finish(floor)
      const [payment] = all<Payment>(floor, 'payment')
      expect(mail?.text).toContain(`$${((payment?.captured ?? 0) / 100).toFixed(2)}`)
      await clean(floor)
    }
  })

  test('keep the discount that they had, to the cent', async () => {
    const more = [promotionDocument('ten', { automatic: true })]
    const floor = await placed('best_match', { OAT: 3 }, { more })
    const { totals } = await order(floor)
    expect(totals.discount).toBeGreaterThan(0)
    await report(floor, { quantity: 2 })
    expect((await order(floor)).totals.discount).toBe(totals.discount)
    await finish(floor)
    await clean(floor)
  })
})

describe('asking the shopper', () => {
  const asked = async (settings: Readonly<Record<string, unknown>> = {}) => {
    const floor = await placed('ask', { OAT: 2, BUN: 1 }, { settings })
    expect(await report(floor)).toMatchObject({
      value: { outcome: 'asked', key: 'gone-1', answerBy: '2026-11-21T14:05:00.000Z', refund: null },
    })
    return floor
  }

  test('offers what is like it, best first, with what each costs, and tells by mail', async () => {
    const floor = await asked()
    expect((await list(floor)).substitutions).toMatchObject([
      {
        state: 'asked',
        quantity: 1,
        fallback: 'best_match',
        candidates: [
          { sku: 'SOY', unitPrice: 450, saves: 33 },
          // A cent of tax: two lines are rounded apart
          { sku: 'COW', unitPrice: 480, saves: 1 },
        ],
      },
    ])
    await floor.commerce.settle()
    expect(floor.mails.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('is missing'))
    // Nothing has moved, and what is asked about cannot be picked meanwhile
    expect(levels(floor)['OAT']).toEqual({ onHand: 5, committed: 2, unavailable: 0 })
    expect(await run(floor, 'pickFulfillment', { fulfillmentId })).toMatchObject({ ok: true })
    expect((await list(floor)).lines).toMatchObject([{ picked: 1 }, { picked: 1 }])
    expect(await run(floor, 'packFulfillment', { fulfillmentId })).toMatchObject(refused('not_picked'))
    await clean(floor)
  })

  describe('about two things that are missing on one list', () => {
    const subjectOf = (sku: string) => `We cannot find Milk product-${sku}.`
    const both = async () => {
      const floor = await placed('ask', { OAT: 1, COW: 1 })
      expect(await report(floor)).toMatchObject({ value: { outcome: 'asked' } })
      expect(await report(floor, { sku: 'COW' }, 'gone-2')).toMatchObject({ value: { outcome: 'asked' } })
      return floor
    }
    const told = ({ mails }: ShopFloor) =>
      mails.flatMap(({ text }) => text.split('\n').filter((line) => line.startsWith('We cannot find'))).sort()
    const again = (floor: ShopFloor, first: string, commandId: string) =>
      floor.commerce.dispatch(
        'resendMessage',
        { messageId: `message.${first}-substitution-asked` },
        { actor: noor, role: 'support', commandId },
      )

    test('each mail tells of its own, said again and again, too', async () => {
      const floor = await both()
      await floor.commerce.settle()
      expect(told(floor)).toEqual([subjectOf('cow'), subjectOf('oat')])
      for (const [first, next] of [
        ['gone-1', 'again-1'],
        ['again-1', 'again-2'],
      ] as const) {
        expect(await again(floor, first, next)).toMatchObject({ ok: true })
        await floor.commerce.settle()
      }
      expect(told(floor)).toEqual([subjectOf('cow'), ...Array(3).fill(subjectOf('oat'))])
    })

    test('what was settled before its mail left is not told, the other is', async () => {
      const floor = await both()
      expect(await answer(floor, { answer: 'found' }, noor)).toMatchObject({ ok: true })
      await floor.commerce.settle()
      expect(told(floor)).toEqual([subjectOf('cow')])
      expect(all(floor, 'message')).toContainEqual(
        expect.objectContaining({ _id: 'message.gone-1-substitution-asked', state: 'suppressed' }),
      )
    })
  })

  test('their choice comes, once, and later ones are told', async () => {
    const floor = await asked()
    const first = await answer(floor, { answer: 'replace', sku: 'COW' }, shopper, 'say-1')
    expect(first).toMatchObject({ value: { outcome: 'replaced', replacement: 'COW' } })
    expect(await answer(floor, { answer: 'replace', sku: 'COW' }, shopper, 'say-1')).toEqual(first)
    expect(await answer(floor, { answer: 'refund' })).toMatchObject({
      refusal: { code: 'substitution_settled', message: 'It was settled meanwhile: replaced.' },
    })
    await finish(floor)
    await clean(floor)
  })

  test('of two answers at once exactly one wins', async () => {
    const floor = await asked()
    const both = await Promise.all([
      answer(floor, { answer: 'replace', sku: 'SOY' }),
      answer(floor, { answer: 'refund' }, ida),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('substitution_settled'))
    await finish(floor)
    await clean(floor)
  })

  test('nobody answers: the timer does as the shop says, and whoever answers then is late', async () => {
    const floor = await asked({ substitutionFallback: 'refund' })
    await floor.commerce.settle()
    expect((await list(floor)).substitutions).toMatchObject([{ state: 'asked' }])
    floor.pass(5 * 60_000 + 1)
    expect(await answer(floor, { answer: 'refund' })).toMatchObject(refused('answer_late'))
    await floor.commerce.settle()
    expect((await list(floor)).substitutions).toMatchObject([{ state: 'settled', outcome: 'refunded' }])
    expect(await answer(floor, { answer: 'refund' })).toMatchObject(refused('substitution_settled'))
    await finish(floor)
    await clean(floor)
  })

  test('the best match goes to somebody else meanwhile: the next one comes by itself, and a choice of it is told', async () => {
    const floor = await asked()
    const waste = { sku: 'SOY', location: 'location-ferry', delta: -5, reason: 'waste' }
    expect(await run(floor, 'adjustStock', waste)).toMatchObject({ ok: true })
    expect(await answer(floor, { answer: 'replace', sku: 'SOY' })).toMatchObject(refused('out_of_stock'))
    expect(await answer(floor, { answer: 'replace', sku: 'BUN' })).toMatchObject(refused('not_offered'))
    floor.pass(6 * 60_000)
    await floor.commerce.settle()
    expect((await list(floor)).substitutions).toMatchObject([{ outcome: 'replaced', replacement: 'COW' }])
    await clean(floor)
  })

  test('the picker finds it after all', async () => {
    const floor = await asked()
    expect(await answer(floor, { answer: 'found' })).toMatchObject(refused('invalid_input'))
    expect(await answer(floor, { answer: 'default' }, noor)).toMatchObject(refused('answer_early'))
    expect(await answer(floor, { answer: 'found' }, noor)).toMatchObject({ value: { outcome: 'found' } })
    await finish(floor)
    expect(all(floor, 'refund')).toEqual([])
    await clean(floor)
  })

  test('the rest was called off meanwhile: nobody need answer', async () => {
    const floor = await asked()
    expect(await run(floor, 'cancelFulfillment', { fulfillmentId, reason: 'Closed' })).toMatchObject({ ok: true })
    expect(await answer(floor, { answer: 'refund' })).toMatchObject(refused('substitution_settled'))
    floor.pass(6 * 60_000)
    await floor.commerce.settle()
    expect((await list(floor)).substitutions).toMatchObject([{ outcome: 'canceled' }])
    expect(levels(floor)).toMatchObject({ OAT: { onHand: 5, committed: 0 } })
    await clean(floor)
  })

  test('a list with short lines is called off for the rest alone', async () => {
    const floor = await placed('refund')
    await report(floor)
    const off = await run(floor, 'cancelFulfillment', { fulfillmentId, reason: 'Closed' })
    expect(off).toMatchObject({ value: { orderState: 'canceled' } })
    expect((await order(floor)).lines).toMatchObject([{ quantity: 2, canceled: 2 }, { canceled: 1 }])
    await floor.commerce.settle()
    const [payment] = all<Payment>(floor, 'payment')
    expect(payment?.refunded).toBe(payment?.captured)
    await clean(floor)
  })
})

describe('claiming', () => {
  test('two at once: one has it and the other is told who; a third may take over', async () => {
    const floor = await placed('refund')
    const both = await Promise.all(
      [noor, ida].map((actor) => run(floor, 'claimFulfillment', { fulfillmentId }, { actor })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const { assignee } = await list(floor)
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'claimed', message: `${assignee?.name} has it already.` },
    })
    const other = assignee?.id === noor.id ? ida : noor
    expect(await run(floor, 'pickFulfillment', { fulfillmentId }, { actor: other })).toMatchObject(refused('claimed'))
    const missing = { fulfillmentId, sku: 'OAT', quantity: 1, reason: 'not_found' }
    expect(await run(floor, 'reportMissing', missing, { actor: other })).toMatchObject(refused('claimed'))
    expect(await run(floor, 'claimFulfillment', { fulfillmentId, takeOver: true }, { actor: other })).toMatchObject({
      ok: true,
    })
    expect(await run(floor, 'pickFulfillment', { fulfillmentId }, { actor: other })).toMatchObject({ ok: true })
    await clean(floor)
  })
})
