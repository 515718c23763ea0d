import type { Route } from '../route.ts'
import { adjustStock } from './adjust-stock.ts'
import { applyPromotion } from './apply-promotion.ts'
import { cancelFulfillment } from './cancel-fulfillment.ts'
import { cancelOrder } from './cancel-order.ts'
import { claimFulfillment } from './claim-fulfillment.ts'
import { createCart } from './create-cart.ts'
import { customerRoutes } from './customers/customer-routes.ts'
import { deliverFulfillment } from './deliver-fulfillment.ts'
import { handOverFulfillment } from './hand-over-fulfillment.ts'
import { inventoryRoutes } from './inventory/inventory-routes.ts'
import { listCategories } from './list-categories.ts'
import { listCommands } from './list-commands.ts'
import { listInventory } from './list-inventory.ts'
import { listMovements } from './list-movements.ts'
import { listProducts } from './list-products.ts'
import { orderRoutes } from './orders/order-routes.ts'
import { packFulfillment } from './pack-fulfillment.ts'
import { pickFulfillment } from './pick-fulfillment.ts'
import { placeOrder } from './place-order.ts'
import { readCartRoute } from './read-cart.ts'
import { readOrderRoute } from './read-order.ts'
import { readProduct } from './read-product.ts'
import { refundOrder } from './refund-order.ts'
import { removeCartLine } from './remove-cart-line.ts'
import { removePromotion } from './remove-promotion.ts'
import { retryPayment } from './retry-payment.ts'
import { runCommandRoute } from './run-command.ts'
import { setCartLine } from './set-cart-line.ts'
import { supportRoutes } from './support/support-routes.ts'
import { streamOrder } from './stream-order.ts'
import { trackOrder } from './track-order.ts'

/** Every route of version 1, in the order of the reference page. */
export const allRoutes: readonly Route[] = [
  listProducts,
  readProduct,
  listCategories,
  createCart,
  readCartRoute,
  setCartLine,
  removeCartLine,
  applyPromotion,
  removePromotion,
  placeOrder,
  readOrderRoute,
  trackOrder,
  streamOrder,
  retryPayment,
  cancelOrder,
  refundOrder,
  ...orderRoutes,
  ...customerRoutes,
  ...supportRoutes,
  listInventory,
  listMovements,
  adjustStock,
  ...inventoryRoutes,
  claimFulfillment,
  pickFulfillment,
  packFulfillment,
  handOverFulfillment,
  deliverFulfillment,
  cancelFulfillment,
  listCommands,
  runCommandRoute,
]
