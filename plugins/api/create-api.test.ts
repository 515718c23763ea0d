// One suite over one opened API: what holds for every route stands together.
import { StoreBusy, UnknownOutcome } from '@souk/commerce'
import { describe, expect, test } from 'vitest'
import { apiOver, openApiFloor, orderBody, tokenOf } from './testing/api-floor.ts'

const money = (amount: number) => ({ amount, currency: 'USD' })
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body['code']]

describe('catalogue', () => {
  test('products are listed with prices, variants and what is left', async () => {
    const { ask } = await openApiFloor()
    const { status, body } = await ask('GET', '/products')
    expect([status, body['page']]).toEqual([200, { next: null }])
    expect(body['data']).toHaveLength(2)
    expect((body['data'] as unknown[])[0]).toMatchObject({
      price: money(480),
      availability: 'in_stock',
      variants: [{ sku: 'LATTE', price: money(480), available: 10 }],
    })
  })

  test('pages are walked by cursor, each product once, in every order', async () => {
    const { ask } = await openApiFloor({ A: 1, B: 2, C: 0, D: 4, E: 5 })
    for (const sort of ['featured', 'title', 'price', '-price', 'newest']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const { body } = await ask('GET', `/products?limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`)
        seen.push(...(body['data'] as { variants: { sku: string }[] }[]).map(({ variants }) => variants[0]?.sku ?? ''))
        cursor = (body['page'] as { next: string | null }).next ?? ''
      } while (cursor !== '')
      expect(seen.toSorted()).toEqual(['A', 'B', 'C', 'D', 'E'])
    }
  })

  test('filters narrow the list', async () => {
    const { ask } = await openApiFloor({ A: 1, C: 0 })
    const skus = async (query: string) => {
      const { body } = await ask('GET', `/products?${query}`)
      return (body['data'] as { variants: { sku: string }[] }[]).flatMap(({ variants }) =>
        variants.map(({ sku }) => sku),
      )
    }
    expect([await skus('in_stock=true'), await skus('in_stock=false')]).toEqual([['A'], ['C']])
    expect([await skus('min_price=481'), await skus('max_price=480&min_price=480')]).toEqual([[], ['A', 'C']])
    expect([await skus('category=none'), await skus('q=zzz')]).toEqual([[], []])
  })

  test('an unchanged answer is 304, a changed one is not', async () => {
    const floor = await openApiFloor()
    const first = await floor.ask('GET', '/products')
    const again = { headers: { 'if-none-match': first.headers.get('etag') ?? '' } }
    expect((await floor.ask('GET', '/products', again)).status).toBe(304)
    await floor.order({ LATTE: 1 })
    expect((await floor.ask('GET', '/products', again)).status).toBe(200)
  })

  test('one product is read by its handle, another handle is 404', async () => {
    const { ask } = await openApiFloor()
    const { body } = await ask('GET', '/products')
    const [{ handle } = { handle: '' }] = body['data'] as { handle: string }[]
    expect(await ask('GET', `/products/${handle}`)).toMatchObject({ status: 200, body: { handle, images: [] } })
    expect(codeOf(await ask('GET', '/products/none'))).toEqual([404, 'product_not_found'])
    expect((await ask('GET', '/categories')).status).toBe(200)
  })
})

describe('carts and orders', () => {
  test('a cart is opened, filled, changed and emptied', async () => {
    const { ask, cart } = await openApiFloor()
    const id = await cart({ LATTE: 2 })
    expect(await ask('GET', `/carts/${id}`)).toMatchObject({
      status: 200,
      body: { id, lines: [{ sku: 'LATTE', quantity: 2, unitPrice: money(480), subtotal: money(960) }] },
    })
    expect((await ask('DELETE', `/carts/${id}/lines/LATTE`)).body['lines']).toEqual([])
    expect(codeOf(await ask('PUT', `/carts/${id}/lines/NONE`, { body: { quantity: 1 } }))).toEqual([
      409,
      'product_unavailable',
    ])
    expect(codeOf(await ask('GET', '/carts/cart.00000000none'))).toEqual([404, 'cart_not_found'])
  })

  test('an order is placed, seen by its bearer and by staff, and by nobody else', async () => {
    const { ask, order } = await openApiFloor()
    const { answer, id, token } = await order({ LATTE: 2 })
    expect([answer.status, answer.body['payment']]).toMatchObject([
      201,
      { provider: 'stripe', url: expect.any(String) },
    ])
    expect(answer.body['order']).toMatchObject({ state: 'pending_payment', lines: [{ sku: 'LATTE', quantity: 2 }] })
    const own = await ask('GET', `/orders/${id}`, { token })
    const staff = await ask('GET', `/orders/${id}`, { token: tokenOf('support') })
    expect([own.status, staff.status]).toEqual([200, 200])
    const pin = ({ body }: typeof own) => (body['delivery'] as { pin: string | null }).pin
    expect([typeof pin(own), pin(staff)]).toEqual(['string', null])
    for (const stranger of [{}, { token: 'nobody' }, { token: `${token}x` }]) {
      expect(codeOf(await ask('GET', `/orders/${id}`, stranger))).toEqual([404, 'order_not_found'])
      expect(codeOf(await ask('GET', `/orders/${id}/tracking`, stranger))).toEqual([404, 'order_not_found'])
      expect(codeOf(await ask('POST', `/orders/${id}/cancel`, { ...stranger, body: {} }))).toEqual([
        404,
        'order_not_found',
      ])
    }
  })

  test('the same cart placed again is the same order; with other words it is refused', async () => {
    const { ask, cart } = await openApiFloor()
    const body = orderBody(await cart({ LATTE: 1 }))
    const first = await ask('POST', '/orders', { body })
    const again = await ask('POST', '/orders', { body })
    expect([again.status, again.body['accessToken']]).toEqual([201, first.body['accessToken']])
    expect((again.body['order'] as { id: string }).id).toBe((first.body['order'] as { id: string }).id)
    expect(codeOf(await ask('POST', '/orders', { body: { ...body, email: 'eve@example.com' } }))).toEqual([
      409,
      'order_differs',
    ])
  })

  test('sold out is 409 with the lines that are short', async () => {
    const { order } = await openApiFloor({ LATTE: 1 })
    const { answer } = await order({ LATTE: 2 })
    expect(codeOf(answer)).toEqual([409, 'out_of_stock'])
    expect(answer.body['lines']).toMatchObject([{ sku: 'LATTE' }])
  })

  test('fields that do not fit are named one by one', async () => {
    const { ask, cart } = await openApiFloor()
    const body = { ...orderBody(await cart({ LATTE: 1 })), email: 'nobody', colour: 'red' }
    const { status, body: said } = await ask('POST', '/orders', { body })
    expect([status, said['code'], (said['issues'] as { path: string }[]).map(({ path }) => path)]).toEqual([
      422,
      'invalid_input',
      ['email', 'colour'],
    ])
  })

  test('an order is canceled by its bearer once', async () => {
    const { ask, order, store } = await openApiFloor()
    const { id, token } = await order({ LATTE: 3 })
    expect(await ask('POST', `/orders/${id}/cancel`, { token, body: {} })).toMatchObject({
      status: 200,
      body: { state: 'canceled' },
    })
    expect(codeOf(await ask('POST', `/orders/${id}/cancel`, { token, body: {} }))).toEqual([409, 'wrong_state'])
    const [level] = await store.get(['stockLevel.variant-latte.location-ferry'])
    expect(level).toMatchObject({ onHand: 10, reserved: 0 })
  })

  test('an order is followed: the state at once, then every change', async () => {
    const { api, ask, send, order } = await openApiFloor()
    const { id, token } = await order({ LATTE: 1 })
    const response = await send('GET', `/orders/${id}/events`, { token })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const next = async (words: string) => {
      while (!text.includes(words)) {
        const { value, done } = await reader.read()
        if (done) throw new Error('the stream ended')
        text += value
      }
    }
    await next('"state":"pending_payment"')
    await ask('POST', `/orders/${id}/cancel`, { token, body: {} })
    await next('"state":"canceled"')
    api.close()
    expect((await reader.read()).done).toBe(true)
    expect(text.match(/event: tracking/g)?.length).toBeGreaterThanOrEqual(2)
  })
})

test('a follower who goes away, or asks for the head alone, disturbs nobody', async () => {
  const { send, order, faults } = await openApiFloor()
  const { id, token } = await order({ LATTE: 1 })
  const left = await send('GET', `/orders/${id}/events`, { token })
  await left.body?.cancel()
  expect((await send('HEAD', `/orders/${id}/events`, { token })).status).toBe(200)
  expect(faults).toEqual([])
})

describe('staff', () => {
  test('a fulfillment is picked, packed, handed over and delivered', async () => {
    const { ask, order } = await openApiFloor()
    const { fulfillment, id } = await order({ LATTE: 2 }, { payment: { provider: 'cash' } })
    const token = tokenOf('picker')
    const states: unknown[] = []
    for (const verb of ['pick', 'pack', 'hand-over', 'deliver']) {
      const { status, body } = await ask('POST', `/fulfillments/${fulfillment}/${verb}`, { token, body: {} })
      states.push([status, body['state']])
    }
    expect(states).toEqual([
      [200, 'picking'],
      [200, 'ready'],
      [200, 'handed_over'],
      [200, 'delivered'],
    ])
    expect(await ask('GET', `/orders/${id}/tracking`, { token })).toMatchObject({
      body: { fulfillmentStanding: 'delivered' },
    })
    const { body } = await ask('GET', '/inventory/LATTE/movements', { token })
    const causes = (body['data'] as { cause: { order?: string } }[]).map(({ cause }) => cause.order)
    expect(causes.filter((order) => order === id).length).toBeGreaterThanOrEqual(2)
  })

  test('what comes back is counted on its line, and its movement names the return', async () => {
    const { ask, order } = await openApiFloor()
    const { fulfillment, id, token: own } = await order({ LATTE: 2 }, { payment: { provider: 'cash' } })
    const token = tokenOf('manager')
    for (const verb of ['pick', 'pack', 'hand-over', 'deliver'])
      expect(await ask('POST', `/fulfillments/${fulfillment}/${verb}`, { token, body: {} })).toMatchObject({
        status: 200,
      })
    const asked = await ask('POST', `/orders/${id}/returns`, {
      token: own,
      body: { kind: 'return', lines: [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }] },
    })
    expect(asked).toMatchObject({ status: 201, body: { state: 'requested' } })
    const returnId = asked.body['id']
    const units = [{ sku: 'LATTE', quantity: 1, as: 'restock' }]
    const run = (name: string, input: object) => ask('POST', `/commands/${name}`, { token, body: { input } })
    expect(await run('approveReturn', { returnId })).toMatchObject({ status: 200 })
    expect(await run('receiveReturn', { returnId, location: 'location-ferry', units })).toMatchObject({ status: 200 })
    const { body } = await ask('GET', '/inventory/LATTE/movements?limit=1', { token })
    expect(body['data']).toMatchObject([{ reason: 'return', cause: { kind: 'return', order: id, return: returnId } }])
    expect(await ask('GET', `/orders/${id}`, { token })).toMatchObject({
      body: { lines: [{ delivered: 2, returned: 1 }] },
    })
  })

  test('stock is read with its revision and adjusted under it', async () => {
    const { ask } = await openApiFloor()
    const token = tokenOf('manager')
    const { body } = await ask('GET', '/inventory?sku=LATTE', { token })
    const [level] = body['data'] as { revision: string; location: string; available: number }[]
    expect(level).toMatchObject({
      sku: 'LATTE',
      onHand: 10,
      reserved: 0,
      committed: 0,
      unavailable: 0,
      incoming: 0,
      available: 10,
    })
    const change = {
      sku: 'LATTE',
      location: level?.location,
      delta: -4,
      reason: 'waste',
      expectedRevision: level?.revision,
    }
    expect(await ask('POST', '/inventory/adjustments', { token, body: change })).toMatchObject({
      status: 201,
      body: { onHand: 6 },
    })
    expect(codeOf(await ask('POST', '/inventory/adjustments', { token, body: change }))).toEqual([
      409,
      'revision_moved',
    ])
    const { expectedRevision: _, ...free } = change
    const adjust = async (more: Record<string, unknown>) =>
      codeOf(await ask('POST', '/inventory/adjustments', { token, body: { ...free, ...more } }))
    expect(await adjust({ delta: -7 })).toEqual([422, 'would_go_negative'])
    expect(await adjust({ delta: 7 })).toEqual([422, 'wrong_direction'])
    expect(await adjust({ location: 'location-none' })).toEqual([404, 'level_not_found'])
    expect(await adjust({ location: 'a.b' })).toEqual([404, 'level_not_found'])
    expect(await adjust({ counted: 3 })).toEqual([422, 'invalid_input'])
    expect(await adjust({ reason: 'whim' })).toEqual([422, 'invalid_input'])
  })

  test('who may not is told so: 401 without a token, 403 with another role', async () => {
    const { ask } = await openApiFloor()
    const adjustment = { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'waste' }
    const adjust = (token?: string) =>
      ask('POST', '/inventory/adjustments', { body: adjustment, ...(token ? { token } : {}) })
    expect(codeOf(await adjust())).toEqual([401, 'unauthorized'])
    expect(codeOf(await adjust('nonsense'))).toEqual([401, 'unauthorized'])
    expect(codeOf(await adjust(tokenOf('picker')))).toEqual([403, 'forbidden'])
    expect(codeOf(await ask('GET', '/inventory'))).toEqual([401, 'unauthorized'])
    expect((await ask('GET', '/inventory', { token: tokenOf('analyst') })).status).toBe(200)
  })

  test('commands are listed with their inputs and run with the role of the person', async () => {
    const { ask } = await openApiFloor()
    const { body } = await ask('GET', '/commands', { token: tokenOf('picker') })
    const adjust = (body['data'] as { name: string }[]).find(({ name }) => name === 'adjustStock')
    expect(adjust).toMatchObject({ roles: ['administrator', 'manager'], input: { type: 'object' } })
    const run = (name: string, input: unknown, role: 'manager' | 'picker') =>
      ask('POST', `/commands/${name}`, { token: tokenOf(role), body: { input } })
    const input = { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'waste' }
    expect(await run('adjustStock', input, 'manager')).toMatchObject({ status: 200, body: { value: { onHand: 9 } } })
    expect(codeOf(await run('adjustStock', input, 'picker'))).toEqual([403, 'forbidden'])
    expect(codeOf(await run('placeOrder', {}, 'manager'))).toEqual([403, 'forbidden'])
    expect(codeOf(await run('nothing', {}, 'manager'))).toEqual([404, 'unknown_command'])
    const refused = await run('adjustStock', { ...input, delta: -99 }, 'manager')
    expect([refused.status, refused.body['refusal']]).toMatchObject([
      422,
      { code: 'would_go_negative', message: expect.stringContaining('9') },
    ])
    expect(codeOf(await run('adjustStock', { ...input, extra: 1 }, 'manager'))).toEqual([422, 'invalid_input'])
  })
})

describe('idempotency', () => {
  const token = tokenOf('manager')
  const body = { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'waste' }

  test('the same key and body do it once and answer alike, also at the same time; another body is refused', async () => {
    const { ask } = await openApiFloor()
    const adjust = (changes = {}, key = 'k1') =>
      ask('POST', '/inventory/adjustments', { token, key, body: { ...body, ...changes } })
    const answers = await Promise.all([adjust(), adjust(), adjust()])
    expect(answers.map(({ status, body: { onHand } }) => [status, onHand])).toEqual([
      [201, 9],
      [201, 9],
      [201, 9],
    ])
    expect(codeOf(await adjust({ delta: -2 }))).toEqual([422, 'idempotency_mismatch'])
    expect((await adjust({}, 'k2')).body['onHand']).toBe(8)
  })

  test('a repeat after a restart is recognised by the command', async () => {
    const floor = await openApiFloor()
    const adjust = (asked: Pick<typeof floor, 'ask'>) =>
      asked.ask('POST', '/inventory/adjustments', { token, key: 'k1', body })
    await adjust(floor)
    expect((await adjust(apiOver(floor.commerce, floor.now))).body['onHand']).toBe(9)
  })

  test('an answer outlives the process, and is not to be read in the dataset', async () => {
    const floor = await openApiFloor()
    const cartId = await floor.cart({ LATTE: 1 })
    const order = (asked: Pick<typeof floor, 'ask'>) =>
      asked.ask('POST', '/orders', { body: orderBody(cartId), key: 'o1' })
    const first = await order(floor)
    const { status, body } = await order(apiOver(floor.commerce, floor.now))
    expect({ status, body }).toEqual({ status: 201, body: first.body })
    const kept = await floor.commerce.store.query<readonly unknown[]>('*[_type == "idempotencyKey"]')
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(String(first.body['accessToken']))
  })

  test('what was begun and never answered is done again under the same ids', async () => {
    const floor = await openApiFloor()
    const adjust = () => floor.ask('POST', '/inventory/adjustments', { token, key: 'k1', body })
    await adjust()
    const [kept] = await floor.commerce.store.query<readonly { _id: string }[]>('*[_type == "idempotencyKey"]')
    const unset = { patch: { id: kept?._id ?? '', unset: ['sealed'] } }
    await floor.commerce.store.commit([unset], { transactionId: 'crashed' })
    expect((await adjust()).body['onHand']).toBe(9)
    expect((await floor.ask('GET', '/inventory?sku=LATTE', { token })).body['data']).toMatchObject([{ onHand: 9 }])
  })

  test('one key opens one cart, and callers from elsewhere have keys of their own', async () => {
    const { ask } = await openApiFloor()
    const open = async (address: string) => (await ask('POST', '/carts', { body: {}, key: 'mine', address })).body['id']
    const id = await open('192.0.2.1')
    expect(await open('192.0.2.1')).toBe(id)
    expect(await open('192.0.2.2')).not.toBe(id)
  })

  test('a key with which an order was placed cannot place another', async () => {
    const { ask, cart } = await openApiFloor()
    const order = orderBody(await cart({ LATTE: 1 }))
    const first = await ask('POST', '/orders', { body: order, key: 'o1' })
    expect((await ask('POST', '/orders', { body: order, key: 'o1' })).body).toEqual(first.body)
    const other = { ...order, email: 'eve@example.com' }
    expect(codeOf(await ask('POST', '/orders', { body: other, key: 'o1' }))).toEqual([422, 'idempotency_mismatch'])
  })
})

describe('the edge', () => {
  test('what cannot be read is told apart', async () => {
    const { ask } = await openApiFloor()
    expect(codeOf(await ask('GET', '/nowhere'))).toEqual([404, 'not_found'])
    expect(codeOf(await ask('GET', '/products/%E0%A4%A'))).toEqual([404, 'not_found'])
    const wrong = await ask('PATCH', '/products')
    expect([codeOf(wrong), wrong.headers.get('allow')]).toEqual([[405, 'method_not_allowed'], 'GET, HEAD'])
    expect(codeOf(await ask('POST', '/carts', { body: '{' }))).toEqual([400, 'malformed_json'])
    expect(codeOf(await ask('POST', '/carts', { body: '"text"' }))).toEqual([422, 'invalid_input'])
    expect(codeOf(await ask('POST', '/carts', { body: {}, headers: { 'content-type': 'text/plain' } }))).toEqual([
      415,
      'unsupported_media_type',
    ])
    expect(codeOf(await ask('POST', '/carts', { body: { language: 'x'.repeat(70_000) } }))).toEqual([
      413,
      'body_too_large',
    ])
    expect(codeOf(await ask('GET', '/products?limit=0'))).toEqual([422, 'invalid_input'])
    expect(codeOf(await ask('GET', '/products?limit=1&limit=2'))).toEqual([422, 'invalid_input'])
    expect(codeOf(await ask('GET', '/products?cursor=abc'))).toEqual([422, 'invalid_input'])
    expect(codeOf(await ask('GET', '/products?colour=red'))).toEqual([422, 'invalid_input'])
  })

  test('an address that asks too often waits, others do not', async () => {
    const { ask } = await openApiFloor({ LATTE: 1 }, { perSecond: 0.001, burst: 2 })
    const from = (address: string) => ask('GET', '/categories', { address })
    const codes = [await from('a'), await from('a'), await from('a'), await from('b')]
    expect(codes.map(({ status }) => status)).toEqual([200, 200, 429, 200])
    expect(Number(codes[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('every answer names its request, and HEAD answers without a body', async () => {
    const { send } = await openApiFloor()
    const head = await send('HEAD', '/products', { headers: { 'x-request-id': 'abcdefgh-1' } })
    expect([head.status, head.headers.get('x-request-id'), await head.text()]).toEqual([200, 'abcdefgh-1', ''])
  })

  test('a fault is logged whole and told in one sentence', async () => {
    const floor = await openApiFloor()
    const broken = { ...floor.commerce, quoteCart: () => Promise.reject(new Error('the disk is on fire')) }
    const { ask, faults } = apiOver(broken, floor.now)
    const { status, body } = await ask('GET', '/carts/cart.00000000')
    expect([status, body['code'], JSON.stringify(body).includes('fire'), faults.length]).toEqual([
      500,
      'internal',
      false,
      1,
    ])
  })

  test.each([
    ['GET', '/carts/cart.00000000', new StoreBusy(2500), 'busy', '3'],
    ['POST', '/carts', new StoreBusy(2500), 'outcome_unknown', '1'],
    ['POST', '/carts', new UnknownOutcome('t1', undefined), 'outcome_unknown', '1'],
  ])('while the dataset is away, %s %s is told so, and when to ask again', async (method, path, fault, code, wait) => {
    const floor = await openApiFloor()
    const away = () => Promise.reject(fault)
    const { ask } = apiOver({ ...floor.commerce, quoteCart: away, dispatch: away }, floor.now)
    const { status, headers, body } = await ask(method, path, method === 'POST' ? { body: {} } : {})
    expect([status, body['code'], headers.get('retry-after')]).toEqual([503, code, wait])
  })
})
