import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import type { Message } from './documents.ts'
import { html } from './html.ts'
import { queueMessage, recordMessage } from './message.ts'
import { type OrderConfirmation, orderConfirmation } from './templates/order-confirmation.ts'

const now = '2026-11-21T14:08:00.000Z' as Instant
const facts: OrderConfirmation = {
  shop: { name: 'My Coffee Shop', email: 'hello@coffee.example', timeZone: 'Europe/London' },
  language: 'en',
  currency: 'USD',
  number: '1048',
  name: 'Amira',
  method: 'delivery',
  pin: '4821',
  lines: [{ title: 'Flat white', variantTitle: 'Regular, oat', quantity: 2, subtotal: 900 }],
  totals: { subtotal: 900, discount: 0, delivery: 300, tax: 78, total: 1278 },
  taxIncluded: false,
  address: { name: 'Amira Khan', line1: '17 Mill Road', city: 'San Francisco', postalCode: '94105' },
  promise: { from: '2026-11-21T14:22:00.000Z', to: '2026-11-21T14:26:00.000Z' },
  link: 'https://shop.example/orders/order.01?key=a&b',
}

describe('the order confirmation', () => {
  test('says in plain text what was bought, for how much, and when it comes', () =>
    expect(orderConfirmation(facts)).toMatchObject({
      subject: 'My Coffee Shop: we have your order 1048',
      text: `Thank you, Amira.
Your order 1048 is with us.
At your door 14:22–14:26.

2 × Flat white, Regular, oat: $9.00

Subtotal: $9.00
Delivery: $3.00
Tax: $0.78
Total: $12.78

Goes to: Amira Khan, 17 Mill Road, 94105 San Francisco
Say this PIN at the door: 4821

Follow your order: https://shop.example/orders/order.01?key=a&b
Questions? Write to hello@coffee.example.
`,
    }))

  test('lets nothing that a shopper typed become markup or a header', () => {
    const evil = '<img src=x onerror="alert(1)">\r\nBcc: all@example.com'
    const mail = orderConfirmation({
      ...facts,
      name: evil,
      number: '1048\r\nBcc: x',
      address: { ...facts.address, line1: evil },
      lines: [{ title: evil, variantTitle: '\'"&', quantity: 1, subtotal: 1 }],
    })
    expect(mail.html).not.toMatch(/<img/)
    expect(mail.html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;')
    expect(mail.subject).toBe('My Coffee Shop: we have your order 1048 Bcc: x')
    expect(mail.text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([])
  })

  test('speaks the shopper’s language and its direction', () => {
    const mail = orderConfirmation({ ...facts, language: 'ar-EG' })
    expect(mail.html).toContain('dir="rtl"')
    expect(mail.text).toContain('شكرًا Amira.')
    expect(orderConfirmation({ ...facts, language: 'xx' }).text).toBe(orderConfirmation(facts).text)
  })
})

test('the html tag escapes every value and keeps what it made itself', () =>
  expect(html`<p title="${'"'}">${'<b>'}${html`<i>${'&'}</i>`}${[html`1`, html`2`]}</p>`.text).toBe(
    '<p title="&#34;">&#60;b&#62;<i>&#38;</i>12</p>',
  ))

describe('a message', () => {
  const queued = queueMessage(
    {
      commandId: 'c1',
      channel: 'email',
      template: 'order-confirmation',
      language: 'en',
      to: 'a@example.com',
      subject: 's',
    },
    now,
  ).value
  const message: Message = { _rev: 'r1', _createdAt: now, _updatedAt: now, ...queued }

  test('is queued once per command and template', () =>
    expect(queued).toMatchObject({ _id: 'message.c1-order-confirmation', state: 'queued' }))

  test('that is sent stays sent; one that failed may be tried again', () => {
    expect(recordMessage(message, { state: 'sent' }, now).writes).toEqual([
      { patch: { id: message._id, ifRevisionID: 'r1', set: { state: 'sent', sentAt: now } } },
    ])
    expect(recordMessage({ ...message, state: 'sent' }, { state: 'failed' }, now).value.changed).toBe(false)
    expect(recordMessage({ ...message, state: 'failed' }, { state: 'sent' }, now).value.changed).toBe(true)
  })
})
