import type { Command } from '../../dispatch/command.ts'
import { capturePayment, checkPayment, releasePayment, sendPaymentLink } from './ask-money.ts'
import { refundOrder } from './refund-order.ts'
import { retryPayment } from './retry-payment.ts'

/** Commands about money that people and the checkout ask for; the registry spreads them. */
export const paymentCommands: readonly Command[] = [
  refundOrder,
  retryPayment,
  capturePayment,
  releasePayment,
  sendPaymentLink,
  checkPayment,
]
