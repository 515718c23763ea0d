// One suite: every message of one shop, from its cause to its sending.
import type { Message, Sms, SmsSender } from '@souk/messages'
import type { Order } from '@souk/orders'
import { describe, expect, test } from 'vitest'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'
import type { CommerceOptions } from './commerce.ts'
import type { CommandInputs } from './contract.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const fulfillmentId = `fulfillment.${ulid}-1`

/** A phone service in memory with the port's own rules. */
function phones() {
  const texts: Sms[] = []
  const news = new Map<string, 'sent' | 'delivered'>()
  const sender: SmsSender = {
    name: 'twilio',
    async send(sms) {
      const before = texts.findIndex(
        ({ to, text }) => sms.maybeSentSince !== undefined && to === sms.to && text === sms.text,
      )
      if (before < 0) texts.push(sms)
      const reference = `SM${before < 0 ? texts.length : before + 1}`
      return { state: 'sent', reference }
    },
    read: async (reference) => ({ state: news.get(reference) ?? 'sent' }),
    verify: (headers, body) => (headers.get('x-signature') === 'right' ? JSON.parse(body) : undefined),
  }
  return { texts, news, sender }
}

async function placed(
  more: Partial<CommandInputs['placeOrder']> = {},
  options: Partial<CommerceOptions> = {},
): Promise<ShopFloor> {
  const floor = await openMemoryFloor({ LATTE: 10 }, options)
  const cartId = await fillCart(floor.commerce, 'walk', { LATTE: 2 })
  const checkout = await floor.commerce.checkout(orderOf(ulid, cartId, more), { actor: shopper }, urls)
  expect(checkout).toMatchObject({ ok: true })
  return floor
}

async function paid(options: Partial<CommerceOptions> = {}, more: Partial<CommandInputs['placeOrder']> = {}) {
  const floor = await placed(more, options)
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  const body = JSON.stringify({ id: 'evt_1', orderId, session: floor.provider.session(orderId) })
  await floor.commerce.receiveWebhook('stripe', new Headers({ 'x-signature': 'right' }), body)
  await floor.commerce.settle()
  return floor
}

async function work({ commerce }: ShopFloor, ...verbs: readonly ('pick' | 'pack' | 'handOver' | 'deliver')[]) {
  for (const verb of verbs) {
    expect(await commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })).toMatchObject({
      ok: true,
    })
    await commerce.settle()
  }
}

const messagesOf = ({ store }: ShopFloor) => store.all().filter((each): each is Message => each._type === 'message')
const said = (floor: ShopFloor) =>
  messagesOf(floor).map(({ template, channel, state }) => `${template} ${channel} ${state}`)

test('C24 an order confirmation is sent by e-mail and stands in the message log', async () => {
  const floor = await paid()
  const [order] = (await floor.store.get([orderId])) as [Order]
  expect(floor.mails).toMatchObject([
    { to: 'sam@example.com', subject: `Souk Coffee: we have your order ${order.number}` },
  ])
  expect(floor.mails[0]?.text).toContain('2 × LATTE (sold by Souk): $9.60')
  expect(messagesOf(floor)).toMatchObject([
    { order: orderId, template: 'order-confirmation', to: 'sam@example.com', state: 'sent', sentAt: floor.now() },
  ])
})

test('the shopper hears of each step once, by mail and by text, within fourteen documents', async () => {
  const { sender, texts, news } = phones()
  const floor = await paid({ sms: sender })
  await work(floor, 'pick', 'pack', 'handOver', 'deliver')
  news.set('SM1', 'delivered').set('SM2', 'delivered')
  floor.pass(11 * 60_000)
  await floor.commerce.settle()
  expect(said(floor)).toEqual([
    'order-confirmation email sent',
    'on-its-way email sent',
    'on-its-way sms delivered',
    'delivered email sent',
    'delivered sms delivered',
  ])
  expect(texts.map(({ to }) => to)).toEqual(['+14155550100', '+14155550100'])
  expect(texts[0]?.text).toMatch(
    /^Souk Coffee: order 1001 is on its way\. PIN at the door: \d{4}\nhttps:\/\/shop\.example\/orders\//,
  )
  expect(floor.mails.map(({ subject }) => subject)).toEqual([
    'Souk Coffee: we have your order 1001',
    'Souk Coffee: your order 1001 is on its way',
    'Souk Coffee: your order 1001 is delivered',
  ])
  const ofOrder = floor.store
    .all()
    .filter((each) => JSON.stringify(each).includes(ulid) || each._type === 'effect')
    .filter(({ _type }) => _type !== 'rollup')
  expect(ofOrder.length).toBeLessThanOrEqual(14)
})

test('no document holds the PIN, and staff who read a letter see none', async () => {
  const floor = await paid()
  const pin = floor.commerce.pinFor(orderId)
  expect(JSON.stringify((await floor.store.get([orderId]))[0])).not.toContain('"pin"')
  expect(floor.mails[0]?.text).toContain(pin)
  const message = floor.store.all().find(({ _type }) => _type === 'message')
  const shown = await floor.commerce.dispatch('previewMessage', { messageId: message?._id }, { actor: staff })
  expect(shown).toMatchObject({ ok: true, value: { text: expect.stringContaining('••••') } })
})

describe('a text message', () => {
  async function underWay() {
    const phone = phones()
    const floor = await paid({ sms: phone.sender })
    await work(floor, 'pick', 'pack', 'handOver')
    const text = () => messagesOf(floor).find(({ channel }) => channel === 'sms')
    const callback = (news: unknown, signature = 'right') =>
      floor.commerce.receiveWebhook('twilio', new Headers({ 'x-signature': signature }), JSON.stringify(news))
    return { ...phone, floor, text, callback }
  }

  test('is delivered when the phone service says so, once, and a late word changes nothing', async () => {
    const { floor, text, callback } = await underWay()
    const told = { kind: 'status', reference: 'SM1', state: 'delivered' }
    expect(await callback(told, 'forged')).toBe('refused')
    expect(text()?.state).toBe('sent')
    expect(await callback(told)).toBe('applied')
    expect(await callback(told)).toBe('duplicate')
    expect(await callback({ ...told, state: 'failed', failure: 'Twilio 30008' })).toBe('applied')
    expect(text()).toMatchObject({ state: 'delivered', settledAt: floor.now() })
    expect(await callback({ kind: 'nothing' })).toBe('ignored')
  })

  test('whose callback was lost is asked after, and nothing is left to do', async () => {
    const { floor, text, news } = await underWay()
    floor.pass(11 * 60_000)
    await floor.commerce.settle()
    expect(text()?.state).toBe('sent')
    news.set('SM1', 'delivered')
    floor.pass(60 * 60_000)
    await floor.commerce.settle()
    expect(text()?.state).toBe('delivered')
    expect(floor.store.all().filter(({ _type, kind }) => _type === 'effect' && kind === 'sms')).toEqual([])
  })

  test('is not sent to who wrote STOP, and is again after START', async () => {
    const { floor, texts, callback } = await underWay()
    const reply = (text: string) => callback({ kind: 'reply', reference: 'SM9', from: '+14155550100', text })
    expect(await reply('Where is it?')).toBe('ignored')
    expect(await reply('stop')).toBe('applied')
    const kept = JSON.stringify(floor.store.all().filter(({ _type }) => _type === 'suppression'))
    expect(kept).toContain('"state":"stopped"')
    expect(kept).not.toContain('4155550100')
    const first = messagesOf(floor).find(({ channel }) => channel === 'sms')
    const resend = async () => {
      await floor.commerce.dispatch('resendMessage', { messageId: first?._id }, { actor: staff, role: 'support' })
      await floor.commerce.settle()
      return messagesOf(floor).at(-1)
    }
    expect(await resend()).toMatchObject({ state: 'suppressed', failure: 'they wrote STOP', resendOf: first?._id })
    expect(texts).toHaveLength(1)
    expect(await reply('START')).toBe('applied')
    expect(await resend()).toMatchObject({ state: 'sent' })
    expect(texts).toHaveLength(2)
  })

  test('is left out when the number is none, and when the shop has no phone service', async () => {
    const without = await paid({})
    await work(without, 'pick', 'pack', 'handOver')
    expect(said(without).filter((words) => words.includes('sms'))).toEqual([])
    const { sender } = phones()
    const floor = await paid({ sms: sender })
    // Orders of before numbers were read by their country's rules
    const old = { patch: { id: `order.${ulid}`, set: { 'contact.phone': '415 555 01' } } }
    await floor.store.commit([old], { transactionId: 'before' })
    await work(floor, 'pick', 'pack', 'handOver')
    expect(said(floor).filter((words) => words.includes('sms'))).toEqual([])
  })
})

describe('staff', () => {
  test('send a message once more; a repeat of the click sends no third one', async () => {
    const floor = await paid()
    const [first] = messagesOf(floor)
    const context = { actor: staff, role: 'support', commandId: 'again-1' } as const
    const resend = () => floor.commerce.dispatch('resendMessage', { messageId: first?._id }, context)
    expect(await resend()).toEqual({ ok: true, value: { messageId: 'message.again-1-order-confirmation' } })
    expect(await resend()).toMatchObject({ ok: true })
    await floor.commerce.settle()
    expect(floor.mails.map(({ id }) => id)).toEqual([first?._id, 'message.again-1-order-confirmation'])
    expect(messagesOf(floor)[1]).toMatchObject({ state: 'sent', resendOf: first?._id })
    const picker = { actor: staff, role: 'picker' } as const
    const refused = await floor.commerce.dispatch('resendMessage', { messageId: first?._id }, picker)
    expect(refused).toMatchObject({ refusal: { code: 'forbidden' } })
  })

  test('try a dead effect again once what stood in its way is gone', async () => {
    let down = true
    const mails: string[] = []
    const mailer = {
      async send({ id }: { readonly id: string }) {
        if (down) throw new Error('the mail server is away')
        mails.push(id)
        return { state: 'sent' } as const
      },
    }
    const floor = await paid({ mailer })
    for (let tries = 0; tries < 26; tries += 1) {
      floor.pass(2 * 3_600_000)
      await floor.commerce.settle()
    }
    const dead = floor.store.all().find(({ _type, state }) => _type === 'effect' && state === 'dead')
    expect(dead).toMatchObject({ kind: 'mail', attempts: 24, lastError: 'the mail server is away' })
    await floor.commerce.start()
    await expect
      .poll(() => floor.commerce.metrics())
      .toMatchObject({ effects_dead: 1, effects_due: 0, messages_queued: 1 })
    await floor.commerce.stop()
    down = false
    const input = { effectId: dead?._id }
    const retried = await floor.commerce.dispatch('retryEffect', input, { actor: staff, role: 'manager' })
    expect(retried).toEqual({ ok: true, value: input })
    await floor.commerce.settle()
    expect(mails).toHaveLength(1)
    expect(said(floor)).toEqual(['order-confirmation email sent'])
    const gone = await floor.commerce.dispatch('retryEffect', input, { actor: staff, role: 'manager' })
    expect(gone).toMatchObject({ refusal: { code: 'effect_not_found' } })
  })
})

describe('the shopper is written to', () => {
  test('when the order is called off and when the money goes back', async () => {
    const floor = await paid()
    await floor.commerce.dispatch('cancelOrder', { orderId, reason: 'Sold out' }, { actor: staff })
    await floor.commerce.settle()
    expect(said(floor)).toEqual(['order-confirmation email sent', 'order-canceled email sent', 'refunded email sent'])
    expect(floor.mails[1]?.text).toContain('What you paid goes back')
    expect(floor.mails[2]?.subject).toMatch(/^Souk Coffee: \$[\d.]+ is on its way back to you$/)
  })

  test.each([
    ['delayed', 'delayed'],
    ['failed', 'delivery-failed'],
  ])('C16 when a parcel is %s, in its own words', async (status, template) => {
    const floor = await paid()
    await work(floor, 'pick', 'pack', 'handOver')
    const event = { id: 'e1', at: floor.now(), status, description: 'Storm' }
    const shipmentId = `shipment.${ulid}-1`
    for (let time = 0; time < 2; time += 1)
      await floor.commerce.dispatch('recordTracking', { shipmentId, event }, { actor: staff })
    await floor.commerce.settle()
    expect(said(floor).filter((words) => words.startsWith(template))).toEqual([`${template} email sent`])
  })

  test('when a payment did not go through and the order still waits', async () => {
    const floor = await placed()
    const [order] = (await floor.store.get([orderId])) as [Order]
    const observed = {
      status: 'failed',
      amount: order.totals.total,
      currency: 'USD',
      authorized: 0,
      captured: 0,
      refunded: 0,
      disputed: false,
      failure: 'Your card was declined.',
    }
    await floor.commerce.dispatch('recordPayment', { paymentId: order.payment, observed }, { actor: staff })
    await floor.commerce.settle()
    expect(said(floor)).toEqual(['payment-failed email sent'])
    expect(floor.mails[0]?.text).toContain('nothing was taken from you')
  })

  test('in the language of the order', async () => {
    const floor = await paid({}, { language: 'ur' })
    expect(floor.mails[0]?.html).toContain('<html dir="rtl" lang="ur">')
    expect(floor.mails[0]?.text).toContain('شکریہ')
  })
})

describe('a question to the holder of an address', () => {
  const verificationId = 'verification.01jd7z8k2m4n6p8q0r2s4t6v9x'
  const ask = ({ commerce }: ShopFloor, channel: 'email' | 'sms', to: string) => {
    const about = { verificationId, customer: 'customer.01jd7z8k2m4n6p8q0r2s4t6v9y', language: 'en', channel, to }
    const purpose = channel === 'email' ? 'confirm_email' : 'confirm_phone'
    return commerce.dispatch('openVerification', { ...about, purpose }, { actor: shopper })
  }

  test('C2 carries a link and a code of which nothing is stored', async () => {
    const floor = await openMemoryFloor()
    expect(await ask(floor, 'email', 'ada@example.com')).toMatchObject({ ok: true })
    await floor.commerce.settle()
    const [link] = /https:\S+/.exec(floor.mails[0]?.text ?? '') ?? []
    const [, code] = /Code: (\d{6})\n/.exec(floor.mails[0]?.text ?? '') ?? []
    expect(link).toMatch(/^https:\/\/shop\.example\/account\/confirm\?id=01jd7z8k2m4n6p8q0r2s4t6v9x&token=[\w-]{43}$/)
    expect(code).toBeDefined()
    const stored = JSON.stringify(floor.store.all())
    expect(stored).not.toContain(String(code))
    expect(stored).not.toContain(link?.split('token=')[1])
  })

  test('C3 comes to a phone as a code in one part', async () => {
    const { sender, texts } = phones()
    const floor = await openMemoryFloor({ LATTE: 1 }, { sms: sender })
    await ask(floor, 'sms', '+14155550100')
    await floor.commerce.settle()
    expect(texts[0]?.text).toMatch(/^Souk Coffee: your code is \d{6}\. It works for \d+ minutes\. Tell nobody\.$/)
  })

  test('that is over before it could be sent is not sent', async () => {
    const floor = await openMemoryFloor()
    await ask(floor, 'email', 'ada@example.com')
    floor.pass(48 * 3_600_000)
    await floor.commerce.settle()
    expect(floor.mails).toEqual([])
    expect(messagesOf(floor)).toMatchObject([{ state: 'suppressed', failure: 'what it asks is used or over by now' }])
  })
})

describe('low stock', () => {
  const level = { sku: 'LATTE', location: 'location-ferry' }
  const receive = ({ commerce }: ShopFloor, quantity: number, reorderPoint?: number) => {
    const lines = [{ sku: 'LATTE', quantity, ...(reorderPoint !== undefined && { reorderPoint }) }]
    return commerce.dispatch('receiveStock', { location: level.location, reference: 'r', lines }, { actor: staff })
  }

  test('is told to the shop once, by one mail, until it has been refilled', async () => {
    const floor = await openMemoryFloor({ LATTE: 10 })
    await receive(floor, 1, 5)
    await floor.commerce.start()
    const adjust = (delta: number) =>
      floor.commerce.dispatch('adjustStock', { ...level, delta, reason: 'waste' }, { actor: staff })
    await adjust(-6)
    await expect.poll(() => floor.mails.map(({ to }) => to)).toEqual(['hello@souk.example'])
    expect(floor.mails[0]?.text).toContain('LATTE (LATTE), ferry: 5 left, reorder at 5')
    await adjust(-1)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    expect(floor.mails).toHaveLength(1)
    await receive(floor, 20)
    await adjust(-22)
    await expect.poll(() => floor.mails.length).toBe(2)
    await floor.commerce.stop()
    expect(await floor.commerce.verify()).toEqual([])
  })
})
