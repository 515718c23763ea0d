import type { TicketPriority } from './priorities.ts'

interface Category {
  /** Staff word. */
  readonly title: string
  /** What a ticket of it begins with. */
  readonly priority: TicketPriority
}

/** THE table of what tickets are about. Shoppers' words for them are the storefront's. */
export const ticketCategories = {
  order: { title: 'Order', priority: 'normal' },
  delivery: { title: 'Delivery', priority: 'high' },
  payment: { title: 'Payment', priority: 'high' },
  return: { title: 'Return', priority: 'normal' },
  product: { title: 'Product', priority: 'normal' },
  account: { title: 'Account', priority: 'normal' },
  other: { title: 'Other', priority: 'low' },
} as const satisfies Readonly<Record<string, Category>>

export type TicketCategory = keyof typeof ticketCategories

/** The categories in their order. */
export const categoryNames = Object.keys(ticketCategories) as readonly TicketCategory[]
