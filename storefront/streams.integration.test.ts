import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestShop, riderToken, type TestShop } from './testing/test-shop.ts'
import { openVisitor, readyToPay, type Visitor } from './testing/visitor.ts'

let shop: TestShop
let buyer: Visitor
let rider: Visitor
let order: string
let ticket: string
beforeAll(async () => {
  shop = await openTestShop()
  buyer = openVisitor(shop.origin)
  rider = openVisitor(shop.origin)
  const form = await readyToPay(buyer, 'CORTADO')
  order = `order.${form['order']}`
  await buyer.send('/checkout', form)
  const asked = await buyer.send('/support', { subject: 'Bag', message: 'Paper?', email: 'ida@example.com' })
  ticket = asked.headers.get('location')?.split('/').at(-1) ?? ''
  await rider.send('/rider', { intent: 'sign_in', token: riderToken })
})
afterAll(async () => shop?.dispose())

const fulfillmentId = () => `fulfillment.${order.slice('order.'.length)}-1`
const streams = [
  {
    name: 'an order',
    who: () => buyer,
    path: () => `/orders/${order}/events`,
    change: () => shop.command('pickFulfillment', { fulfillmentId: fulfillmentId() }),
  },
  {
    name: 'a ticket',
    who: () => buyer,
    path: () => `/support/tickets/${ticket}/events`,
    change: async () => void (await buyer.send(`/support/tickets/${ticket}`, { message: 'Anybody?' })),
  },
  {
    name: 'the riders’ list',
    who: () => rider,
    path: () => '/rider/events',
    change: () => shop.command('packFulfillment', { fulfillmentId: fulfillmentId() }),
  },
] as const

/** Reads a stream until it has said a word, or has ended. */
async function heard(body: ReadableStream<Uint8Array> | null, word: string): Promise<boolean> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  for (let text = ''; reader; ) {
    const { value, done } = await reader.read()
    text += decoder.decode(value, { stream: true })
    if (text.includes(word)) await reader.cancel()
    if (done || text.includes(word)) return text.includes(word)
  }
  return false
}

describe.each(streams)('the live page of $name', ({ who, path, change }) => {
  test('hears of a change, and again after its line was lost', async () => {
    const line = new AbortController()
    const first = await who().ask(path(), { signal: line.signal })
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(await heard(first.body, 'event: beat')).toBe(true)
    line.abort()
    const second = await who().ask(path())
    const told = heard(second.body, 'event: changed')
    await change()
    expect(await told).toBe(true)
  })

  test('is told to nobody else, and a stranger is not told that there is one', async () => {
    const stranger = openVisitor(shop.origin)
    const odd = path().replace(/(order|ticket)\.[^/]+/, "$1.'%20OR%201")
    const answers = await Promise.all([stranger.ask(path()), stranger.ask(odd)])
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    for (const { body } of answers) await body?.cancel()
  })
})

test('streams end when the server drains, so that it can leave', async () => {
  const open = await Promise.all(streams.map(({ who, path }) => who().ask(path())))
  const ended = open.map(({ body }) => heard(body, 'never said'))
  const started = performance.now()
  await shop.shop.close()
  expect(await Promise.all(ended)).toEqual([false, false, false])
  expect(performance.now() - started).toBeLessThan(4000)
})
