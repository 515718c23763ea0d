import type { ResourceProps } from '@refinedev/core'

/** The pages of the console in the order of the side: its path, and the key that goes there after G. `page-access.ts` says what each reads. */
export const pages = [
  { name: 'today', label: 'Today', path: '/', key: 't', group: 'work' },
  { name: 'orders', label: 'Orders', path: '/orders', key: 'o', group: 'work' },
  { name: 'floor', label: 'Floor', path: '/floor', key: 'f', group: 'work' },
  { name: 'stock', label: 'Stock', path: '/stock', key: 's', group: 'work' },
  { name: 'transfers', label: 'Transfers', path: '/transfers', key: 'x', group: 'work' },
  { name: 'purchases', label: 'Purchases', path: '/purchases', key: 'u', group: 'work' },
  { name: 'counts', label: 'Counts', path: '/counts', key: 'n', group: 'work' },
  { name: 'customers', label: 'Customers', path: '/customers', key: 'c', group: 'work' },
  { name: 'support', label: 'Support', path: '/support', key: 'h', group: 'work' },
  { name: 'messages', label: 'Messages', path: '/messages', key: 'm', group: 'work' },
  { name: 'parcels', label: 'Parcels', path: '/parcels', key: 'p', group: 'work' },
  { name: 'sales', label: 'Sales', path: '/sales', key: 'a', group: 'figures' },
  { name: 'behaviour', label: 'Behaviour', path: '/behaviour', key: 'b', group: 'figures' },
  { name: 'promotions', label: 'Promotions', path: '/promotions', key: 'd', group: 'shop' },
  { name: 'zones', label: 'Zones', path: '/zones', key: 'z', group: 'shop' },
  { name: 'taxes', label: 'Taxes', path: '/taxes', key: 'v', group: 'shop' },
  { name: 'people', label: 'People', path: '/people', key: 'w', group: 'shop' },
  { name: 'effects', label: 'Effects', path: '/effects', key: 'e', group: 'shop' },
  { name: 'alarms', label: 'Alarms', path: '/alarms', key: 'i', group: 'shop' },
  { name: 'audit', label: 'Audit', path: '/audit', key: 'l', group: 'shop' },
] as const
export type PageName = (typeof pages)[number]['name']

/** Refine's resources: every `_type` that the console lists, and where. */
export const resources: ResourceProps[] = [
  { name: 'order', list: '/orders', show: '/orders/:id' },
  { name: 'fulfillment', list: '/floor' },
  { name: 'stockLevel', list: '/stock' },
  { name: 'stockMovement' },
  { name: 'stockTransfer', list: '/transfers' },
  { name: 'purchaseOrder', list: '/purchases' },
  { name: 'rollup', list: '/sales' },
  { name: 'behaviourDay', list: '/behaviour' },
  { name: 'customer', list: '/customers' },
  { name: 'ticket', list: '/support' },
  { name: 'message', list: '/messages' },
  { name: 'shipment', list: '/parcels' },
  { name: 'effect', list: '/effects' },
  { name: 'auditEntry', list: '/audit' },
  { name: 'savedView' },
  { name: 'alarm', list: '/alarms' },
  { name: 'promotion', list: '/promotions' },
  { name: 'promotionCode' },
  { name: 'deliveryZone', list: '/zones' },
  { name: 'taxRate', list: '/taxes' },
]
