import type { ResourceProps } from '@refinedev/core'

/** The pages of the console in the order of the side: what each shows, its path, and the key that goes there after G. */
export const pages = [
  { name: 'today', label: 'Today', path: '/', key: 't', resource: 'order', group: 'work' },
  { name: 'orders', label: 'Orders', path: '/orders', key: 'o', resource: 'order', group: 'work' },
  { name: 'floor', label: 'Floor', path: '/floor', key: 'f', resource: 'fulfillment', group: 'work' },
  { name: 'stock', label: 'Stock', path: '/stock', key: 's', resource: 'stockLevel', group: 'work' },
  { name: 'sales', label: 'Sales', path: '/sales', key: 'a', resource: 'rollup', group: 'figures' },
] as const
export type PageName = (typeof pages)[number]['name']

/** Refine's resources: every `_type` that the console lists, and where. */
export const resources: ResourceProps[] = [
  { name: 'order', list: '/orders', show: '/orders/:id' },
  { name: 'fulfillment', list: '/floor' },
  { name: 'stockLevel', list: '/stock' },
  { name: 'stockMovement' },
  { name: 'rollup', list: '/sales' },
]
