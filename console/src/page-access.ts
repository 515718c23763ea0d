import { type OperationalType, readableTypes } from '@souk/kernel'
import { type PageName, pages } from './resources.ts'

interface PageAccess {
  /** Operational types without which the page would tell something untrue. Who may not read them is not offered it. */
  readonly reads: readonly OperationalType[]
  /** Types of parts of it that are left out for whoever may not read them. */
  readonly also?: readonly OperationalType[]
  readonly only?: 'administrator'
}

/** What each page reads of what is not everybody's to read. */
export const pageAccess: Readonly<Record<PageName, PageAccess>> = {
  today: { reads: ['order', 'fulfillment', 'stockLevel'], also: ['refund', 'message', 'effect', 'alarm'] },
  orders: {
    reads: ['order', 'fulfillment', 'shipment'],
    also: ['payment', 'refund', 'return', 'ticket', 'message', 'customer'],
  },
  floor: { reads: ['order', 'fulfillment'] },
  stock: { reads: ['stockLevel', 'stockMovement', 'stockTransfer', 'purchaseOrder'] },
  transfers: { reads: ['stockTransfer', 'stockLevel'] },
  purchases: { reads: ['purchaseOrder', 'stockLevel'] },
  counts: { reads: ['stockLevel'] },
  customers: { reads: ['customer', 'order', 'ticket'] },
  support: { reads: ['ticket', 'order', 'fulfillment', 'payment', 'refund', 'message'] },
  messages: { reads: ['message'] },
  parcels: { reads: ['shipment'], also: ['event'] },
  sales: { reads: ['rollup', 'order', 'refund', 'behaviourDay'] },
  behaviour: { reads: ['behaviourDay', 'rollup'] },
  promotions: { reads: ['promotionCode'] },
  zones: { reads: [] },
  taxes: { reads: [] },
  people: { reads: [], only: 'administrator' },
  effects: { reads: ['effect'] },
  alarms: { reads: ['alarm', 'auditRound', 'effect'] },
  // Entries about a ticket are found by its number only by those who read tickets
  audit: {
    reads: ['auditEntry', 'order', 'fulfillment', 'stockLevel', 'stockTransfer', 'purchaseOrder'],
    also: ['ticket'],
  },
}

/** The role's own row. A role of the hosted service's (`viewer`) has none: its grants are on the whole dataset. */
const typesOf = (role: string): readonly OperationalType[] | undefined =>
  Object.entries(readableTypes).find(([name]) => name === role)?.[1]

/** Whether somebody who holds these roles reads all of these types. */
export const mayRead = (roles: readonly string[], types: readonly OperationalType[]): boolean =>
  types.every((type) => roles.some((role) => typesOf(role)?.includes(type) ?? true))

/** Whether a page is offered to somebody who holds these roles. */
export function isOffered(page: PageName, roles: readonly string[]): boolean {
  const { reads, only } = pageAccess[page]
  return roles.length > 0 && mayRead(roles, reads) && (only === undefined || roles.includes(only))
}

/** The page behind a path within the console: `/orders/01K` is part of `orders`. */
export function pageAt(path: string): (typeof pages)[number] | undefined {
  const [, first = ''] = path.split(/[/?#]/)
  return pages.find((page) => page.path === `/${first}`)
}
