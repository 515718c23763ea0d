import type { Route } from '../../route.ts'
import { readDisputePack } from './dispute-pack.ts'
import { editOrder } from './edit-order.ts'
import { exchangeReturn } from './exchange-return.ts'
import { holdOrder, releaseOrder } from './hold-order.ts'
import { openReturn } from './open-return.ts'
import { rerouteFulfillment } from './reroute-fulfillment.ts'
import { reportMissing, settleSubstitution } from './settle-missing.ts'

/** Routes about an order that is there: editing, holds, what comes back, what proves it. */
export const orderRoutes: readonly Route[] = [
  editOrder,
  holdOrder,
  releaseOrder,
  openReturn,
  exchangeReturn,
  readDisputePack,
  rerouteFulfillment,
  reportMissing,
  settleSubstitution,
]
