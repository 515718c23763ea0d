import { expect, test } from 'vitest'
import { checkTotals, type Totaled } from './check-totals.ts'

/** Two at 500 with 100 off and 10 % on top, and a fee of 300 that is taxed alike. */
const order: Totaled = {
  _id: 'order.x',
  taxIncluded: false,
  lines: [{ sku: 'MUG', unitPrice: 500, quantity: 2, subtotal: 1000, discount: 100, tax: 90, taxRate: 1000 }],
  totals: {
    subtotal: 1000,
    discount: 100,
    delivery: 300,
    tax: 120,
    total: 1320,
    deliveryTax: 30,
    deliveryTaxRate: 1000,
  },
  promotions: [
    { kind: 'percent', amount: 60 },
    { kind: 'amount', amount: 40 },
    { kind: 'free_delivery', amount: 300 },
  ],
}
const found = (fields: Partial<Totaled>) => checkTotals({ ...order, ...fields }).map(({ message }) => message)
const line = (fields: Partial<Totaled['lines'][number]>) => ({
  lines: order.lines.map((each) => ({ ...each, ...fields })),
})
const totals = (fields: Partial<Totaled['totals']>) => ({ totals: { ...order.totals, ...fields } })
const { deliveryTaxRate: _rate, ...untaxedFee } = order.totals
const { deliveryTax: _tax, ...noFeeTax } = untaxedFee
const { promotions: _promotions, ...older } = order

test.each<readonly [string, Partial<Totaled>, readonly string[]]>([
  ['figures that agree', {}, []],
  [
    'a line’s sum',
    line({ subtotal: 1001 }),
    ['MUG subtotal is 1001, should be 1000', 'subtotal is 1000, should be 1001'],
  ],
  ['a line’s tax', line({ tax: 91 }), ['MUG tax is 91, should be 90', 'tax is 120, should be 121']],
  ['a line’s discount', line({ discount: 104 }), ['discount is 100, should be 104']],
  ['the sum', totals({ subtotal: 1001 }), ['subtotal is 1001, should be 1000', 'total is 1320, should be 1321']],
  [
    'the discount',
    totals({ discount: 101 }),
    ['discount is 101, should be 100', 'promotions is 100, should be 101', 'total is 1320, should be 1319'],
  ],
  ['what promotions gave', { promotions: [] }, ['promotions is 0, should be 100']],
  ['the tax', totals({ tax: 121 }), ['tax is 121, should be 120', 'total is 1320, should be 1321']],
  ['the fee', totals({ delivery: 310 }), ['delivery tax is 30, should be 31', 'total is 1320, should be 1330']],
  ['a fee that no rate taxes', { totals: untaxedFee }, ['delivery tax is 30, should be 0']],
  ['a fee without its tax', { totals: { ...noFeeTax, tax: 90, total: 1290 } }, []],
  ['the total', totals({ total: 1319 }), ['total is 1319, should be 1320']],
])('%s is recomputed', (_, fields, messages) => expect(found(fields)).toEqual(messages))

test('tax that prices hold is taken out of them, and stays out of the total', () => {
  const held = { ...line({ tax: 82 }), ...totals({ tax: 109, deliveryTax: 27, total: 1200 }), taxIncluded: true }
  expect(found(held)).toEqual([])
  expect(found({ ...held, taxIncluded: false })).toEqual([
    'MUG tax is 82, should be 90',
    'delivery tax is 27, should be 30',
    'total is 1200, should be 1309',
  ])
})

test('what says nothing of promotions is not asked about them, and each drift names its order', () => {
  expect(checkTotals(older)).toEqual([])
  expect(checkTotals({ ...older, totals: { ...order.totals, total: 1 } })).toEqual([
    { invariant: 'I9', subject: 'order.x', message: 'total is 1, should be 1320' },
  ])
})
