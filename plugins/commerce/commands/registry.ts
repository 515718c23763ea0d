import type { Command } from '../dispatch/command.ts'
import { adjustStock } from './adjust-stock.ts'
import { alarmCommands } from './alarms/registry.ts'
import { cancelFulfillment } from './cancel-fulfillment.ts'
import { cancelOrder } from './cancel-order.ts'
import { createCart } from './create-cart.ts'
import { customerCommands } from './customers/customer-commands.ts'
import { deliverFulfillment } from './deliver-fulfillment.ts'
import { editCommands } from './edits/registry.ts'
import { exchangeCommands } from './exchanges/registry.ts'
import { expireOrder } from './expire-order.ts'
import { handOverFulfillment } from './hand-over-fulfillment.ts'
import { holdCommands } from './holds/registry.ts'
import { levelCommands, travelCommands } from './inventory/registry.ts'
import { messageCommands } from './messages/registry.ts'
import { packFulfillment } from './pack-fulfillment.ts'
import { paymentCommands } from './payments/registry.ts'
import { phoneOrderCommands } from './phone-orders/phone-orders.ts'
import { pickFulfillment } from './pick-fulfillment.ts'
import { placeOrder } from './place-order.ts'
import { pricingCommands } from './pricing/pricing-commands.ts'
import { receiveStock } from './receive-stock.ts'
import { recordLabel } from './record-label.ts'
import { recordMessage } from './record-message.ts'
import { recordPayment } from './record-payment.ts'
import { recordPaymentStarted } from './record-payment-started.ts'
import { recordRefund } from './record-refund.ts'
import { recordTracking } from './record-tracking.ts'
import { releaseUncovered } from './release-uncovered.ts'
import { rerouteCommands } from './reroute/registry.ts'
import { returnCommands } from './returns/registry.ts'
import { serveBackorders } from './backorders/serve-backorders.ts'
import { setCartLine } from './set-cart-line.ts'
import { shippingCommands } from './shipping/registry.ts'
import { substitutionCommands } from './substitutions/registry.ts'
import { supportCommands } from './support/registry.ts'
import { viewCommands } from './views/registry.ts'

/** Every command there is. */
export const allCommands: readonly Command[] = [
  createCart,
  setCartLine,
  placeOrder,
  recordPaymentStarted,
  recordPayment,
  expireOrder,
  releaseUncovered,
  cancelOrder,
  cancelFulfillment,
  pickFulfillment,
  packFulfillment,
  handOverFulfillment,
  deliverFulfillment,
  adjustStock,
  receiveStock,
  recordLabel,
  recordTracking,
  recordRefund,
  recordMessage,
  ...messageCommands,
  ...shippingCommands,
  serveBackorders,
  ...levelCommands,
  ...travelCommands,
  ...supportCommands,
  ...viewCommands,
  ...alarmCommands,
  ...paymentCommands,
  ...customerCommands,
  ...pricingCommands,
  ...holdCommands,
  ...returnCommands,
  ...exchangeCommands,
  ...editCommands,
  ...phoneOrderCommands,
  ...rerouteCommands,
  ...substitutionCommands,
]
