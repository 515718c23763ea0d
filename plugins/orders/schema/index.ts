import { cart } from './cart.ts'
import { fulfillment } from './fulfillment.ts'
import { order } from './order.ts'
import { returned } from './return.ts'

/** Operational types: no drafts, read-only in forms, changed by commands. */
export const schemaTypes = [order, fulfillment, returned, cart]
