import { beforeEach, describe, expect, test } from 'vitest'
import { openApiFloor, tokenOf } from './testing/api-floor.ts'

type Floor = Awaited<ReturnType<typeof openApiFloor>>
let floor: Floor
beforeEach(async () => {
  floor = await openApiFloor()
})
const support = tokenOf('support')
const cash = { payment: { provider: 'cash' } }
const problem = (status: number, code: string) => ({ status, body: { code } })
const usd = (amount: number) => ({ amount, currency: 'USD' })

describe('editing an order', () => {
  const body = { lines: [{ sku: 'LATTE', quantity: 1 }], reason: 'They called' }

  test('says on a dry run what it comes to, and does it once under its key', async () => {
    const { id } = await floor.order({ LATTE: 2 }, cash)
    const seen = await floor.ask('POST', `/orders/${id}/edits?dry_run=true`, { token: support, body })
    expect(seen).toMatchObject({
      status: 200,
      body: {
        applied: false,
        preview: {
          lines: [{ sku: 'LATTE', before: 2, after: 1, unitPrice: usd(480), amount: usd(480) }],
          totals: { after: { subtotal: usd(480), delivery: usd(350), tax: usd(41), total: usd(871) } },
          stock: [{ sku: 'LATTE', location: 'location-ferry', units: 1 }],
          refund: usd(0),
          waiting: [],
          toTheFloor: false,
          toCollect: usd(871),
        },
        order: { lines: [{ sku: 'LATTE', quantity: 2 }] },
      },
    })
    const { preview } = seen.body as { preview: { revision: string } }
    const shown = { ...body, expectedRevision: preview.revision, expectedTotal: 871 }
    const apply = () => floor.ask('POST', `/orders/${id}/edits`, { token: support, key: 'edit', body: shown })
    const done = await apply()
    expect(done).toMatchObject({
      status: 200,
      body: { applied: true, preview: null, order: { totals: { total: usd(871) }, lines: [{ quantity: 1 }] } },
    })
    expect((await apply()).body).toEqual(done.body)
    expect(await floor.ask('POST', `/orders/${id}/edits`, { token: support, body: shown })).toMatchObject(
      problem(409, 'edit_outdated'),
    )
  })

  test('is the shop’s own work, and tells what does not fit', async () => {
    const { id, token } = await floor.order({ LATTE: 2 }, cash)
    const ask = (asked: unknown, who = support) =>
      floor.ask('POST', `/orders/${id}/edits`, { token: who, body: { ...body, ...(asked as object) } })
    expect(await ask({}, token)).toMatchObject(problem(401, 'unauthorized'))
    expect(await ask({}, tokenOf('picker'))).toMatchObject(problem(403, 'forbidden'))
    expect(await ask({ lines: [{ sku: 'NONE', quantity: 1 }] })).toMatchObject(problem(409, 'product_unavailable'))
    expect(await ask({ lines: [{ sku: 'LATTE', quantity: 50 }] })).toMatchObject(problem(409, 'out_of_stock'))
    expect(await ask({ lines: [...body.lines, ...body.lines] })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'lines', message: 'Name each SKU once.' }] },
    })
  })
})

test('staff put an order on hold for a named reason, and let it go on', async () => {
  const { id } = await floor.order({ LATTE: 1 }, cash)
  const ask = (verb: string, body: unknown) => floor.ask('POST', `/orders/${id}/${verb}`, { token: support, body })
  expect(await ask('hold', { reason: 'payment disputed' })).toMatchObject(problem(422, 'invalid_input'))
  expect(await ask('hold', { reason: 'risk review' })).toMatchObject({ status: 200, body: { state: 'on_hold' } })
  expect(await ask('hold', { reason: 'risk review' })).toMatchObject(problem(409, 'hold_again'))
  expect(await ask('release', {})).toMatchObject({ status: 200, body: { state: 'placed' } })
  expect(await ask('release', {})).toMatchObject(problem(409, 'not_held'))
})

test('whoever has the order asks for a return of what was delivered; only staff agree at once', async () => {
  const { id, token, fulfillment } = await floor.order({ LATTE: 2 }, cash)
  const lines = [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }]
  const ask = (who: string | undefined, more = {}, key?: string) =>
    floor.ask('POST', `/orders/${id}/returns`, {
      ...(who ? { token: who } : {}),
      ...(key ? { key } : {}),
      body: { kind: 'return', lines, ...more },
    })
  expect(await ask(token)).toMatchObject(problem(409, 'nothing_delivered'))
  for (const verb of ['pick', 'pack', 'hand-over', 'deliver'])
    await floor.ask('POST', `/fulfillments/${fulfillment}/${verb}`, { token: tokenOf('picker'), body: {} })
  expect(await ask(undefined)).toMatchObject(problem(404, 'order_not_found'))
  expect(await ask(token, { approved: true })).toMatchObject(problem(403, 'forbidden'))
  const asked = await ask(token, {}, 'return')
  expect(asked).toMatchObject({ status: 201, body: { order: id, kind: 'return', state: 'requested', lines } })
  expect((await ask(token, {}, 'return')).body).toEqual(asked.body)
  expect(await ask(support, { approved: true })).toMatchObject({ status: 201, body: { state: 'approved' } })
  expect(await ask(token)).toMatchObject(problem(409, 'all_returned'))
})
