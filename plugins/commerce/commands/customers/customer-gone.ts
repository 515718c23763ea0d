import { customerRefusals } from '@souk/customers'
import type { Refusal } from '@souk/kernel'

/** The refusal when the account is not there any more. */
export const customerGone: Refusal = {
  code: 'customer_not_found',
  message: customerRefusals.customer_not_found.staff,
}
