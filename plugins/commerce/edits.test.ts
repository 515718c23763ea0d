import type { Fulfillment, Order, OrderEditPreview } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { PromotionCode } from '@souk/pricing'
import { describe, expect, test } from 'vitest'
import type { CommandInputs } from './contract.ts'
import { makeCode, promotionDocument, typeCode } from './testing/promotions.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
type Way = 'stripe' | 'cash' | 'held'
type Lines = Readonly<Record<string, number>>

/** Lattes and teas at the ferry, buns that only the mission has. */
async function placed(way: Way, wanted: Lines = { LATTE: 2 }, code?: string): Promise<ShopFloor> {
  const articles = [
    { sku: 'LATTE', price: 480 },
    { sku: 'TEA', price: 300 },
    { sku: 'BUN', price: 325 },
  ]
  const content = shopContent(articles).map((each) =>
    each._id === 'siteSettings' && way === 'held' ? { ...each, paymentCapture: 'on_pack' } : each,
  )
  const floor = await openMemoryFloor(
    { LATTE: 10, TEA: 10 },
    { content: [...content, promotionDocument('ten', { minimum: 900, limitTotal: 5 })] },
  )
  const buns = { location: 'location-mission', reference: 'buns', lines: [{ sku: 'BUN', quantity: 5 }] }
  expect(await floor.commerce.dispatch('receiveStock', buns, { actor: staff })).toMatchObject({ ok: true })
  const cartId = await fillCart(floor.commerce, 'edited', wanted)
  if (code) {
    await makeCode(floor.commerce, 'ten', code)
    await typeCode(floor.commerce, cartId, code)
  }
  const provider = way === 'cash' ? 'cash' : 'stripe'
  const checkout = await floor.commerce.checkout(
    orderOf(ulid, cartId, { payment: { provider } }),
    { actor: shopper },
    urls,
  )
  expect(checkout).toMatchObject({ ok: true })
  if (way !== 'cash') floor.provider.pay(floor.provider.session(orderId) ?? '')
  if (way !== 'cash') await floor.commerce.refreshPayment(orderId)
  expect((await order(floor)).state).toBe('placed')
  return floor
}
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
const committed = (floor: ShopFloor) =>
  Object.fromEntries(
    all<{ sku: string; committed: number }>(floor, 'stockLevel').map((level) => [level.sku, level.committed]),
  )
const quantities = ({ lines }: Pick<Order, 'lines'>) => lines.map(({ sku, quantity }) => [sku, quantity])
const parts = (floor: ShopFloor) =>
  all<Fulfillment>(floor, 'fulfillment').map(({ state, lines }) => [
    state,
    ...lines.map(({ sku, quantity }) => `${quantity} ${sku}`),
  ])
const run = (
  floor: ShopFloor,
  name: Parameters<typeof floor.commerce.dispatch>[0],
  input: Readonly<Record<string, unknown>>,
  commandId?: string,
) => floor.commerce.dispatch(name, { orderId, ...input }, { actor: staff, ...(commandId ? { commandId } : {}) })
const linesOf = (wanted: Lines) => Object.entries(wanted).map(([sku, quantity]) => ({ sku, quantity }))
const edit = (floor: ShopFloor, wanted: Lines, more: Partial<CommandInputs['editOrder']> = {}, commandId?: string) =>
  run(floor, 'editOrder', { lines: linesOf(wanted), reason: 'They called', ...more }, commandId)
const refused = (code: string) => ({ ok: false, refusal: { code } })

describe('editing an order', () => {
  test('takes units off: shelf, money and parcels follow in one transaction, once', async () => {
    const floor = await placed('stripe', { LATTE: 3, BUN: 1 })
    const before = (await order(floor)).totals.total
    const answer = await edit(floor, { LATTE: 1, BUN: 0 }, {}, 'edit-1')
    const after = await order(floor)
    // One latte at 480 with 8.63 % tax, and the fee as it was agreed
    expect(after.totals).toMatchObject({ subtotal: 480, delivery: 350, tax: 41, total: 871 })
    const refund = { refundId: 'refund.edit-1', amount: before - 871, currency: 'USD' }
    expect(answer).toEqual({ ok: true, value: { orderId, total: 871, currency: 'USD', refund } })
    expect(await edit(floor, { LATTE: 1, BUN: 0 }, {}, 'edit-1')).toEqual(answer)
    expect(quantities(after)).toEqual([['LATTE', 1]])
    expect(committed(floor)).toEqual({ LATTE: 1, TEA: 0, BUN: 0 })
    expect(parts(floor)).toEqual([['open', '1 LATTE'], ['canceled']])
    expect(after.events.find(({ type }) => type === 'edited')).toMatchObject({
      actor: staff,
      note: 'LATTE 3 → 1, BUN 1 → 0. They called',
    })
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(before - 871)
    expect((await order(floor)).paymentStanding).toBe('partially_refunded')
    expect(floor.mails.map(({ subject }) => subject)).toContain(`Souk Coffee: your order ${after.number} was changed`)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('adds what the order does not have at today’s price, and opens a parcel where it is', async () => {
    const floor = await placed('cash')
    expect(await edit(floor, { LATTE: 3, BUN: 2 })).toMatchObject({ ok: true, value: { refund: null } })
    const after = await order(floor)
    expect(after.totals).toMatchObject({ subtotal: 3 * 480 + 2 * 325, delivery: 350 })
    expect(after.lines[1]).toMatchObject({
      sku: 'BUN',
      unitPrice: 325,
      seller: 'seller-souk',
      productRevision: 'content-1',
    })
    expect(committed(floor)).toEqual({ LATTE: 3, TEA: 0, BUN: 2 })
    expect(parts(floor)).toEqual([
      ['open', '3 LATTE'],
      ['open', '2 BUN'],
    ])
    expect(all<Payment>(floor, 'payment')[0]).toMatchObject({ amount: after.totals.total, captured: 0 })
    for (const { _id } of all<Fulfillment>(floor, 'fulfillment'))
      for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
        expect(
          await floor.commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId: _id }, { actor: staff }),
        ).toMatchObject({ ok: true })
    await floor.commerce.settle()
    expect(await order(floor)).toMatchObject({ state: 'completed', paymentStanding: 'captured' })
    expect(all<Payment>(floor, 'payment')[0]?.captured).toBe(after.totals.total)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('keeps the price of lines that stay, and the whole order fresh for a repeat of its checkout', async () => {
    const floor = await placed('cash')
    const [latte] = await floor.store.get(['variant-latte'])
    if (latte)
      await floor.store.commit([{ patch: { id: latte._id, set: { price: 999 } } }], { transactionId: 'dearer' })
    expect(await edit(floor, { LATTE: 3 })).toMatchObject({ ok: true })
    expect((await order(floor)).lines[0]).toMatchObject({ unitPrice: 480, quantity: 3, subtotal: 1440 })
    const again = orderOf(ulid, 'cart.0000000000edited', { payment: { provider: 'cash' } })
    expect(await floor.commerce.dispatch('placeOrder', again, { actor: shopper })).toMatchObject({
      ok: true,
      value: { orderId },
    })
  })

  test('of money that is only held lowers what is taken, and raises it as far as the bank holds', async () => {
    const floor = await placed('held', { LATTE: 3 })
    const held = (await order(floor)).totals.total
    expect(await edit(floor, { LATTE: 1 })).toMatchObject({ ok: true, value: { refund: null } })
    expect(await edit(floor, { LATTE: 2, TEA: 1 })).toMatchObject({ ok: true })
    expect(await edit(floor, { LATTE: 5 })).toMatchObject(refused('edit_over_authorized'))
    const { total } = (await order(floor)).totals
    expect(total).toBeLessThan(held)
    const fulfillmentId = `fulfillment.${ulid}-1`
    for (const verb of ['pick', 'pack'] as const)
      await floor.commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })
    await floor.commerce.settle()
    expect(all<Payment>(floor, 'payment')[0]).toMatchObject({ state: 'captured', captured: total })
    expect(all<Refund>(floor, 'refund')).toEqual([])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('while the bank takes all that it holds gives the difference back', async () => {
    const floor = await placed('held', { LATTE: 3 })
    const held = (await order(floor)).totals.total
    await edit(floor, { LATTE: 1 })
    const session = floor.provider.session(orderId) ?? ''
    await floor.provider.capture({ session, amount: held, currency: 'USD', idempotencyKey: 'by hand' })
    await floor.commerce.refreshPayment(orderId)
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(held - (await order(floor)).totals.total)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('asks the promotions that it stands with again; one that falls away is there for others', async () => {
    const floor = await placed('stripe', { LATTE: 3 }, 'TEN')
    const codes = () => all<PromotionCode>(floor, 'promotionCode').map(({ redemptions }) => redemptions)
    expect((await order(floor)).totals.discount).toBe(144)
    expect(await edit(floor, { LATTE: 2 })).toMatchObject({ ok: true })
    expect((await order(floor)).totals.discount).toBe(96)
    expect(codes()).toEqual([1])
    expect(await edit(floor, { LATTE: 1 })).toMatchObject({ ok: true })
    expect(await order(floor)).toMatchObject({ promotions: [], totals: { discount: 0, subtotal: 480 } })
    expect(codes()).toEqual([0])
    await floor.commerce.settle()
    expect(await floor.commerce.verify()).toEqual([])
  })
})

describe('an edit is refused', () => {
  test.each<readonly [string, Lines, string]>([
    ['when it costs more than was paid', { LATTE: 3 }, 'edit_costs_more'],
    ['when it changes nothing', { LATTE: 2, TEA: 0 }, 'nothing_to_edit'],
    ['when nothing would be left', { LATTE: 0 }, 'edit_empties'],
    ['for what nobody sells', { LATTE: 1, MOCHA: 1 }, 'product_unavailable'],
    ['when the shelf has too few', { LATTE: 0, BUN: 6 }, 'out_of_stock'],
    ['for too many', { LATTE: 100 }, 'invalid_input'],
  ])('%s', async (_, wanted, code) => {
    const floor = await placed('stripe')
    const before = floor.store.all()
    expect(await edit(floor, wanted)).toMatchObject(refused(code))
    expect(floor.store.all()).toEqual(before)
  })

  test('where picking began, and leaves the other parcel open to it', async () => {
    const floor = await placed('stripe', { LATTE: 2, BUN: 2 })
    const fulfillmentId = `fulfillment.${ulid}-1`
    await floor.commerce.dispatch('pickFulfillment', { fulfillmentId }, { actor: staff })
    expect(await edit(floor, { LATTE: 1 })).toMatchObject(refused('line_begun'))
    expect(await edit(floor, { BUN: 0 })).toMatchObject(refused('edit_empties'))
    expect(await edit(floor, { BUN: 1 })).toMatchObject({ ok: true })
    await floor.commerce.dispatch('pickFulfillment', { fulfillmentId: `fulfillment.${ulid}-2` }, { actor: staff })
    expect(await edit(floor, { BUN: 0 })).toMatchObject(refused('all_begun'))
    await floor.commerce.settle()
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('once units of it were refunded, while it is on hold, and for who may not', async () => {
    const floor = await placed('stripe', { LATTE: 3 })
    await run(floor, 'holdOrder', { reason: 'shopper asked' })
    expect(await edit(floor, { LATTE: 1 })).toMatchObject(refused('wrong_state'))
    await run(floor, 'releaseOrder', {})
    const asked = { orderId, lines: linesOf({ LATTE: 1 }), reason: 'They called' }
    expect(await floor.commerce.dispatch('editOrder', asked, { actor: staff, role: 'picker' })).toMatchObject(
      refused('forbidden'),
    )
    await run(floor, 'refundOrder', { lines: linesOf({ LATTE: 1 }), reason: 'Cold' })
    expect(await edit(floor, { LATTE: 1 })).toMatchObject(refused('edit_refunded'))
  })
})

describe('the preview of an edit', () => {
  const preview = async (floor: ShopFloor, wanted: Lines) => {
    const answer = await run(floor, 'previewOrderEdit', { lines: linesOf(wanted) })
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer.value as OrderEditPreview
  }

  test('shows lines, totals, units by place and money, and writes nothing', async () => {
    const floor = await placed('stripe', { LATTE: 3 })
    const before = floor.store.all()
    const seen = await preview(floor, { LATTE: 1, BUN: 1 })
    expect(floor.store.all()).toEqual(before)
    expect(seen).toMatchObject({
      lines: [
        { sku: 'LATTE', before: 3, after: 1, amount: 480 },
        { sku: 'BUN', before: 0, after: 1, amount: 325 },
      ],
      stock: [
        { sku: 'LATTE', location: 'location-ferry', units: 2 },
        { sku: 'BUN', location: 'location-mission', units: -1 },
      ],
      money: { refund: seen.totals.before.total - seen.totals.after.total, toCollect: 0 },
    })
    const applied = await edit(floor, { LATTE: 1, BUN: 1 }, { expectedRevision: seen.revision })
    expect(applied).toMatchObject({ ok: true, value: { total: seen.totals.after.total } })
  })

  test('holds only while nobody else changes the order, or a price', async () => {
    const floor = await placed('cash')
    const { revision, totals } = await preview(floor, { LATTE: 1, TEA: 1 })
    const shown = { expectedRevision: revision, expectedTotal: totals.after.total }
    expect(await edit(floor, { LATTE: 1 })).toMatchObject({ ok: true })
    expect(await edit(floor, { LATTE: 1, TEA: 1 }, shown)).toMatchObject(refused('edit_outdated'))
    expect(await edit(floor, { TEA: 1 }, { expectedTotal: 1 })).toMatchObject(refused('total_changed'))
    expect(quantities(await order(floor))).toEqual([['LATTE', 1]])
  })
})
