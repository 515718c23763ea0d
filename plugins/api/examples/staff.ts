import { type Example, samples } from './example.ts'

const fulfillment = { id: samples.fulfillment }
const waste = { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'waste', note: 'Dropped' }

/** The shop's own work. */
export const staffExamples: readonly Example[] = [
  { id: 'listInventory', by: 'manager', query: { sku: 'LATTE' } },
  { id: 'listMovements', by: 'manager', params: { sku: 'LATTE' }, query: { limit: '2' } },
  { id: 'adjustStock', by: 'manager', body: waste },
  {
    id: 'editOrder',
    by: 'support',
    params: { id: samples.order },
    query: { dry_run: 'true' },
    body: {
      lines: [
        { sku: 'LATTE', quantity: 1 },
        { sku: 'MOCHA', quantity: 1 },
      ],
      reason: 'They called',
    },
  },
  {
    id: 'holdOrder',
    by: 'support',
    params: { id: samples.order },
    body: { reason: 'shopper asked', note: 'Until six' },
  },
  { id: 'releaseOrder', by: 'support', params: { id: samples.order }, body: {} },
  { id: 'claimFulfillment', by: 'picker', params: fulfillment, body: {} },
  {
    id: 'reportMissing',
    by: 'picker',
    params: fulfillment,
    body: { sku: 'LATTE', quantity: 1, reason: 'damaged', candidates: ['MOCHA'] },
    keeps: { substitution: 'key' },
  },
  {
    id: 'settleSubstitution',
    by: 'order',
    params: { id: samples.order, key: samples.substitution },
    body: { answer: 'replace', sku: 'MOCHA' },
  },
  {
    id: 'pickFulfillment',
    by: 'picker',
    params: fulfillment,
    body: {
      lines: [
        { sku: 'LATTE', quantity: 1 },
        { sku: 'MOCHA', quantity: 1 },
      ],
    },
  },
  { id: 'packFulfillment', by: 'picker', params: fulfillment, body: {} },
  { id: 'handOverFulfillment', by: 'picker', params: fulfillment, body: { courier: 'Sam' } },
  { id: 'deliverFulfillment', by: 'picker', params: fulfillment, body: {} },
  {
    id: 'openReturn',
    by: 'order',
    params: { id: samples.order },
    body: { kind: 'return', lines: [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }], note: 'The lid leaks' },
    keeps: { openReturn: 'id' },
  },
  {
    id: 'exchangeReturn',
    by: 'support',
    params: { id: samples.openReturn },
    query: { dry_run: 'true' },
    body: { lines: [{ sku: 'MOCHA', quantity: 1 }] },
  },
  {
    id: 'refundOrder',
    by: 'support',
    params: { id: samples.paidOrder },
    body: { lines: [{ sku: 'LATTE', quantity: 1 }], reason: 'Arrived cold' },
  },
  { id: 'readDisputePack', by: 'support', params: { id: samples.paidOrder } },
  {
    id: 'rerouteFulfillment',
    by: 'support',
    params: { id: samples.paidFulfillment },
    body: { location: 'location-mission', note: 'The ferry is closed today' },
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
