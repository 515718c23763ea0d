import type { PageName } from '../src/resources.ts'

/**
 * Where each page of the console is opened, once, to be judged by axe in light and dark and measured at three widths:
 * what the work of a day needs in `console.e2e`, what stands behind it in `back-office.e2e`. A page that is new belongs in
 * one of the two lists.
 */
export const dayPages = ['today', 'orders', 'floor', 'stock', 'sales'] as const satisfies readonly PageName[]

/** Addresses of the back office's pages, each with the row beside it that shows the most. */
export const backPages = {
  transfers: 'transfers?view=all&open=stockTransfer.console-5',
  purchases: 'purchases?view=all&open=purchaseOrder.console-6',
  counts: 'counts?place=location-kettle',
  customers: 'customers?open=customer.01k9z0000000000000000amira',
  support: 'support?view=all',
  messages: 'messages?view=all&open=message.console-1-delivered',
  parcels: 'parcels?open=shipment.console-3',
  behaviour: 'behaviour',
  promotions: 'promotions?open=promotion-first-cup',
  taxes: 'taxes?open=taxRate-ca',
  zones: 'zones?open=zone-harbour',
  people: 'people',
  effects: 'effects?view=all&open=effect.console-2.label',
  alarms: 'alarms',
  audit: 'audit',
} as const satisfies Partial<Record<PageName, string>>
