import { afterDot } from '@souk/kernel'

/** The address of an order's page. Without the id's first part: servers take an address with a dot for a file. */
export const orderPath = (id: string): string => `/orders/${afterDot(id)}`

/** The id of the order that an address names. */
export const orderIdOf = (part: string): string => `order.${part}`
