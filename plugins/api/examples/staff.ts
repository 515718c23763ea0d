import { type Example, samples } from './example.ts'

const fulfillment = { id: samples.fulfillment }
const waste = { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'waste', note: 'Dropped' }

/** The shop's own work. */
export const staffExamples: readonly Example[] = [
  { id: 'listInventory', by: 'manager', query: { sku: 'LATTE' } },
  { id: 'listMovements', by: 'manager', params: { sku: 'LATTE' }, query: { limit: '2' } },
  { id: 'adjustStock', by: 'manager', body: waste },
  { id: 'pickFulfillment', by: 'picker', params: fulfillment, body: { lines: [{ sku: 'LATTE', quantity: 2 }] } },
  { id: 'packFulfillment', by: 'picker', params: fulfillment, body: {} },
  { id: 'handOverFulfillment', by: 'picker', params: fulfillment, body: { courier: 'Sam' } },
  { id: 'deliverFulfillment', by: 'picker', params: fulfillment, body: {} },
  {
    id: 'refundOrder',
    by: 'support',
    params: { id: samples.paidOrder },
    body: { lines: [{ sku: 'LATTE', quantity: 1 }], reason: 'Arrived cold' },
  },
  {
    id: 'cancelFulfillment',
    by: 'support',
    params: { id: samples.paidFulfillment },
    body: { reason: 'The machine is out of order' },
  },
  { id: 'listCommands', by: 'manager' },
  { id: 'runCommand', by: 'manager', params: { name: 'adjustStock' }, body: { input: waste } },
]
