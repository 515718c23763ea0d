import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestShop } from './testing/test-shop.ts'
import { openVisitor, readyToPay, type Visitor } from './testing/visitor.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(async () => shop?.dispose())

type Form = Readonly<Record<string, string>>
const orders = () => shop.client.fetch<number>('count(*[_type == "order"])')
const held = (sku: string) =>
  shop.client.fetch<number>('*[_type == "stockLevel" && sku == $sku][0]{"n": reserved + committed}.n', { sku })
const there = (ulid: string | undefined) =>
  shop.client.fetch<boolean>('defined(*[_id == $id][0]._id)', { id: `order.${ulid}` })

/** Sends a form and hangs up: after `share` of it was sent, or, when all was, before the answer is read. */
const hangUp = ({ jar }: Visitor, fields: Form, share: number, until: () => Promise<void>): Promise<void> =>
  new Promise((done, failed) => {
    const body = new URLSearchParams(fields).toString()
    const asked = httpRequest(`${shop.origin}/checkout`, {
      method: 'POST',
      headers: {
        origin: shop.origin,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
      },
    })
    // Whatever the line says once it is cut
    asked.on('error', () => undefined)
    asked.write(body.slice(0, Math.floor(body.length * share)), () => {
      until().then(() => {
        asked.destroy()
        done()
      }, failed)
    })
  })

test.each(['cash', 'stripe'])('an answer that got lost on the way makes one order, paid by %s', async (provider) => {
  const visitor = openVisitor(shop.origin)
  const form: Form = { ...(await readyToPay(visitor, 'CORTADO')), provider }
  const [before, stock] = [await orders(), await held('CORTADO')]
  await hangUp(visitor, form, 1, async () => {
    await expect.poll(() => there(form['order'])).toBe(true)
  })
  // The browser never heard of it: basket and form are as they were
  const again = await visitor.send('/checkout', form)
  expect(again.status).toBe(303)
  expect(again.headers.get('location')).toMatch(provider === 'cash' ? `/orders/order.${form['order']}` : /cs_/)
  const third = await visitor.send('/checkout', form)
  expect([third.status, third.headers.get('location')]).toEqual([303, `/orders/order.${form['order']}`])
  expect([await orders(), await held('CORTADO')]).toEqual([before + 1, stock + 1])
})

test('a line that broke in the middle of the form has placed nothing, and the form can be sent again', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'LONG-BLACK')
  const [before, stock] = [await orders(), await held('LONG-BLACK')]
  await hangUp(visitor, form, 0.5, async () => undefined)
  expect(await visitor.page('/cart')).toContain('Long black')
  expect([await orders(), await held('LONG-BLACK')]).toEqual([before, stock])
  expect((await visitor.send('/checkout', form)).status).toBe(303)
  expect([await orders(), await held('LONG-BLACK')]).toEqual([before + 1, stock + 1])
})

test('the same form from two tabs at the same moment makes one order, and both are led to it', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'CORTADO')
  const before = await orders()
  const answers = await Promise.all([visitor.send('/checkout', form), visitor.send('/checkout', form)])
  const to = `/orders/order.${form['order']}`
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [303, to],
    [303, to],
  ])
  expect(await orders()).toBe(before + 1)
})

test('a tab that was left open at the checkout, or brought back, neither orders again nor touches the next basket', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'CORTADO')
  await visitor.send('/checkout', form)
  await visitor.send('/cart', { intent: 'add', sku: 'CINNAMON-BUN', quantity: '1' })
  const before = await orders()
  const old = await visitor.send('/checkout', { ...form, name: 'Somebody else' })
  expect([old.status, old.headers.get('location')]).toEqual([303, `/orders/order.${form['order']}`])
  expect(await orders()).toBe(before)
  expect(await visitor.page('/cart')).toContain('Cinnamon bun')
  const placed = await shop.client.fetch<string>('*[_id == $id][0].address.name', { id: `order.${form['order']}` })
  expect(placed).toBe('Amira K.')
})

test('a basket or a price that changed since the sum was shown is told before anything is taken', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'LONG-BLACK')
  const before = await orders()
  await visitor.send('/cart', { intent: 'set', sku: 'LONG-BLACK', quantity: '2' })
  const told = await visitor.send('/checkout', form)
  const page = await told.text()
  expect([told.status, await orders()]).toEqual([422, before])
  const fresh = /name="shown" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect(Number(fresh)).toBeGreaterThan(Number(form['shown']))
  const taken = await visitor.send('/checkout', { ...form, shown: fresh })
  expect([taken.status, await orders()]).toEqual([303, before + 1])
})

test('who canceled in one tab is led to the canceled order in the other, and pays nothing', async () => {
  const visitor = openVisitor(shop.origin)
  const form: Form = { ...(await readyToPay(visitor, 'CORTADO')), provider: 'stripe' }
  await visitor.send('/checkout', form)
  const page = `/orders/order.${form['order']}`
  expect((await visitor.send(page, { intent: 'cancel' })).status).toBe(303)
  const twice = await visitor.send(page, { intent: 'cancel' })
  expect(twice.status).toBe(422)
  const pay = await visitor.send(page, { intent: 'pay', provider: 'stripe' })
  expect([pay.status, pay.headers.get('location')]).toEqual([303, page])
})

test('a card service that is down keeps the order and offers the other way and another try', async () => {
  const faults = (body: unknown) =>
    fetch(`${shop.stripe}/_sim/faults`, { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status)
  const visitor = openVisitor(shop.origin)
  const form: Form = { ...(await readyToPay(visitor, 'LONG-BLACK')), provider: 'stripe' }
  const before = await orders()
  const page = `/orders/order.${form['order']}`
  expect(await faults({ downMs: 3_600_000 })).toBe(200)
  const placed = await visitor.send('/checkout', form)
  expect([placed.status, placed.headers.get('location')]).toEqual([303, `${page}?unreachable=1`])
  const told = await visitor.page(`${page}?unreachable=1`)
  expect(told).toContain('We could not reach the payment page. Nothing was taken.')
  expect(told).toMatch(/<button[^>]*value="paypal"/)
  const again = await visitor.send(page, { intent: 'pay', provider: 'stripe' })
  expect([again.status, (await again.text()).includes('We could not reach the payment page')]).toEqual([422, true])
  const paypal = await visitor.send(page, { intent: 'pay', provider: 'paypal' })
  expect([paypal.status, paypal.headers.get('location')?.startsWith(shop.paypal)]).toEqual([303, true])
  expect(await faults({})).toBe(200)
  const card = await visitor.send(page, { intent: 'pay', provider: 'stripe' })
  expect([card.status, card.headers.get('location')]).toEqual([303, expect.stringMatching(/cs_/)])
  expect(await orders()).toBe(before + 1)
})
