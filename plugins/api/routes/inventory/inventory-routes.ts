import type { Route } from '../../route.ts'
import { countStock } from './count-stock.ts'
import { purchaseOrderRoutes } from './purchase-orders.ts'
import { transferRoutes } from './transfers.ts'

/** Routes about units that travel, and about what was counted. */
export const inventoryRoutes: readonly Route[] = [countStock, ...transferRoutes, ...purchaseOrderRoutes]
