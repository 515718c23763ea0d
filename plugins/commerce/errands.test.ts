import { describe, expect, test } from 'vitest'
import { asker, openAccountFloor } from './accounts/testing/account-floor.ts'
import { fillCart, orderOf, shopper, staff } from './testing/shop-floor.ts'

const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })
const by = (role: 'administrator' | 'manager' | 'support' | 'picker' | 'analyst') => ({ actor: staff, role })
type Floor = Awaited<ReturnType<typeof openAccountFloor>>

async function bought(floor: Floor, customer: string, name: string) {
  const ulid = `01errand${name.padStart(18, '0')}`
  const cart = await fillCart(floor.commerce, name, { LATTE: 1 })
  const more = { customer, email: 'amira@example.com', payment: { provider: 'cash' } } as const
  await floor.commerce.dispatch('placeOrder', orderOf(ulid, cart, more), { actor: shopper })
  return `order.${ulid}`
}
const booked = (floor: Floor) =>
  floor.documents('auditEntry').map(({ command, documents, actor }) => [command, actor, documents])

describe('a person’s data, asked for by the person', () => {
  test('is exported by staff as the person’s own export, and that is entered in the book', async () => {
    const floor = await openAccountFloor()
    const customerId = await floor.confirmed()
    await bought(floor, customerId, 'one')
    const before = booked(floor).length
    const found = await floor.commerce.dispatch('exportCustomer', { customerId }, by('support'))
    expect(found).toEqual({ ok: true, value: await floor.accounts.exportAll(customerId) })
    expect(found).toMatchObject({ value: { customer: { email: 'amira@example.com' }, orders: [{}] } })
    expect(booked(floor).slice(before)).toEqual([['exportCustomer', staff, [customerId]]])
    for (const role of ['picker', 'analyst'] as const)
      expect(await floor.commerce.dispatch('exportCustomer', { customerId }, by(role))).toEqual(no('forbidden'))
    const nobody = { customerId: 'customer.00000000000000000000000000' }
    expect(await floor.commerce.dispatch('exportCustomer', nobody, by('manager'))).toEqual(no('customer_not_found'))
  })

  test('is erased by a manager who typed whom they mean; orders and sums stay, and that is entered once', async () => {
    const floor = await openAccountFloor()
    const customerId = await floor.confirmed()
    const orderId = await bought(floor, customerId, 'two')
    const forget = (confirmation: string, role: Parameters<typeof by>[0] = 'manager') =>
      floor.commerce.dispatch('forgetCustomer', { customerId, confirmation }, by(role))
    expect(await forget('amira@example.com', 'support')).toEqual(no('forbidden'))
    expect(await forget('sam@example.com')).toMatchObject({
      refusal: { code: 'confirmation_wrong', detail: { expected: 'amira@example.com' } },
    })
    expect(await forget('amira@example.com')).toEqual(no('orders_under_way'))
    await floor.commerce.dispatch('cancelOrder', { orderId, reason: 'Asked to' }, { actor: staff })
    const totals = floor.documents('order')[0]?.['totals']
    expect(await forget(' Amira@Example.com ')).toEqual({ ok: true, value: { customerId } })
    expect(floor.documents('customer')).toMatchObject([{ _id: customerId, state: 'erased', name: '' }])
    expect(floor.documents('order')).toMatchObject([{ contact: { email: '', phone: '' }, totals }])
    expect(booked(floor).filter(([command]) => command === 'eraseCustomer')).toEqual([
      ['eraseCustomer', staff, [customerId]],
    ])
    expect(JSON.stringify(floor.documents('auditEntry'))).not.toMatch(/amira/i)
    expect(await forget('amira@example.com')).toEqual(no('customer_erased'))
    expect(await floor.commerce.dispatch('exportCustomer', { customerId }, by('manager'))).toEqual(
      no('customer_erased'),
    )
    expect(await floor.commerce.verify()).toEqual([])
  })
})

describe('a message is read', () => {
  const preview = (floor: Floor, messageId: string) =>
    floor.commerce.dispatch('previewMessage', { messageId }, by('support'))
  const idOf = (floor: Floor, template: string) =>
    floor.documents('message').find((message) => message['template'] === template)?._id ?? ''

  test('as HTML and as text, from the documents as they are now, without the keys that it carries', async () => {
    const floor = await openAccountFloor()
    const customerId = await floor.confirmed()
    const orderId = await bought(floor, customerId, 'three')
    const seen = await preview(floor, idOf(floor, 'order-confirmation'))
    expect(seen).toMatchObject({
      ok: true,
      value: {
        subject: expect.stringContaining('we have your order'),
        text: expect.stringContaining('key=only-in-the-message'),
        html: expect.stringContaining('<html'),
      },
    })
    expect(JSON.stringify(seen)).not.toContain(floor.commerce.accessToken(orderId))
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`\\b${floor.commerce.pinFor(orderId)}\\b`))
    expect(floor.mails).toEqual([])
  })

  test('that proves an account without its code and its link; one whose moment has passed says so', async () => {
    const floor = await openAccountFloor()
    const { verification } = await floor.register()
    const messageId = idOf(floor, 'confirm-account')
    const seen = JSON.stringify(await preview(floor, messageId))
    expect(seen).toContain('••••••')
    expect(seen).not.toContain(floor.code(verification).code ?? '-')
    expect(seen).not.toContain(encodeURIComponent(floor.link(verification).token ?? '-'))
    await floor.accounts.confirm(floor.link(verification), asker)
    expect(await preview(floor, messageId)).toEqual({
      ok: true,
      value: { late: 'what it asks is used or over by now' },
    })
    expect(await preview(floor, 'message.none-delivered')).toEqual(no('message_not_found'))
  })
})
