import { type Example, samples } from './example.ts'

const [from, to] = ['location-ferry', 'location-mission']
const latte = (quantity: number) => [{ sku: 'LATTE', quantity }]
const transfer = { id: samples.transfer }
const purchase = { id: samples.purchase }
const bought = (quantity: number) => [{ sku: 'MOCHA', quantity, unitCost: 210 }]

/** Units that are counted, travel, and are bought. */
export const stockExamples: readonly Example[] = [
  {
    id: 'countStock',
    by: 'manager',
    body: { location: from, lines: [{ sku: 'MOCHA', counted: 5 }], note: 'Friday count' },
  },
  { id: 'openTransfer', by: 'manager', body: { from, to, lines: latte(2), reference: 'TR-7' } },
  {
    id: 'reviseTransfer',
    by: 'manager',
    params: transfer,
    body: { expectedRevision: samples.transferRevision, lines: latte(3) },
  },
  { id: 'listTransfers', by: 'picker', query: { state: 'draft', limit: '2' } },
  { id: 'readTransfer', by: 'picker', params: transfer },
  { id: 'sendTransfer', by: 'manager', params: transfer, body: {} },
  {
    id: 'receiveTransfer',
    by: 'manager',
    params: transfer,
    body: { lines: [{ sku: 'LATTE', quantity: 2, damaged: 1 }] },
  },
  { id: 'writeOffTransfer', by: 'manager', params: transfer, body: { reason: 'lost', note: 'Fell off the bike' } },
  { id: 'cancelTransfer', by: 'manager', params: { id: samples.otherTransfer }, body: {} },
  {
    id: 'openPurchaseOrder',
    by: 'manager',
    body: {
      supplier: 'Hill Roasters',
      reference: 'PO-31',
      location: from,
      lines: bought(12),
      expectedOn: '2026-11-30',
    },
  },
  {
    id: 'revisePurchaseOrder',
    by: 'manager',
    params: purchase,
    body: { expectedRevision: samples.purchaseRevision, lines: bought(10) },
  },
  { id: 'listPurchaseOrders', by: 'manager', query: { location: from, limit: '2' } },
  { id: 'readPurchaseOrder', by: 'manager', params: purchase },
  { id: 'placePurchaseOrder', by: 'manager', params: purchase, body: {} },
  {
    id: 'receivePurchaseOrder',
    by: 'manager',
    params: purchase,
    body: { lines: [{ sku: 'MOCHA', quantity: 6, damaged: 1 }] },
  },
  { id: 'closePurchaseOrder', by: 'manager', params: purchase, body: { note: 'The rest is sold out there' } },
  { id: 'cancelPurchaseOrder', by: 'manager', params: { id: samples.otherPurchase }, body: {} },
]
