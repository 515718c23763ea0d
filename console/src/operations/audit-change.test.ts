import { expect, test } from 'vitest'
import { changesOf } from './audit-change.ts'

test('each figure that a command touched is told, before and after, by the line that it stands in', () => {
  const before = {
    _id: 'order.a',
    _type: 'order',
    _rev: 'a',
    state: 'placed',
    totals: { total: 480, tax: 20 },
    lines: [{ _key: 'l1', sku: 'OAT', quantity: 1 }],
    kept: true,
  }
  const after = {
    ...before,
    _rev: 'b',
    state: 'canceled',
    canceledAt: '2026-11-21',
    totals: { total: 0, tax: 20 },
    lines: [
      { _key: 'l1', sku: 'OAT', quantity: 0 },
      { _key: 'l2', sku: 'BUN', quantity: 2 },
    ],
    events: [{ type: 'canceled' }],
  }
  expect(changesOf(before, after)).toEqual([
    { path: 'state', before: 'placed', after: 'canceled' },
    { path: 'totals, total', before: '480', after: '0' },
    { path: 'lines OAT, quantity', before: '1', after: '0' },
    { path: 'lines BUN', before: '—', after: 'quantity 2' },
    { path: 'canceled at', before: '—', after: '2026-11-21' },
  ])
})

test('that somebody’s own data changed is told, what it was is not: of orders by field, of people all but their standing', () => {
  const order = { _type: 'order', contact: { email: 'amira@example.com' }, address: { name: 'Amira' }, state: 'placed' }
  const erased = { _type: 'order', contact: { email: '' }, address: { name: '' }, state: 'placed' }
  const customer = { _type: 'customer', nickname: 'Amira', state: 'active' }
  const told = [...changesOf(order, erased), ...changesOf(customer, { ...customer, nickname: '', state: 'erased' })]
  expect(told).toEqual([
    { path: 'contact', before: '', after: '', isPersonal: true },
    { path: 'address', before: '', after: '', isPersonal: true },
    { path: 'nickname', before: '', after: '', isPersonal: true },
    { path: 'state', before: 'active', after: 'erased' },
  ])
  expect(JSON.stringify(told)).not.toMatch(/amira/i)
})

test('a document that was made or taken away is told by its fields; one that stayed tells nothing', () => {
  const code = { _id: 'promotionCode.a', _type: 'promotionCode', code: 'MORNING', active: true }
  expect(changesOf(undefined, code)).toEqual([
    { path: 'code', before: '—', after: 'MORNING' },
    { path: 'active', before: '—', after: 'true' },
  ])
  expect(changesOf(code, undefined).map(({ after }) => after)).toEqual(['—', '—'])
  expect(changesOf(code, { ...code, _rev: 'b' })).toEqual([])
})
