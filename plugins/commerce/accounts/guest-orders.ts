import type { Customer } from '@souk/customers'
import { type AccountParts, readDocument, shopperOf } from './parts.ts'

/** Guest orders under an e-mail address, however it was typed, oldest first. */
export const guestOrders =
  '*[_type == "order" && !defined(customer) && lower(contact.email) == $email] | order(_id asc)[0...$most]._id'

const atOnce = 100

/**
 * Gives the guest orders of a confirmed e-mail to its account; answers how many. The command looks again at every one.
 * A failure is no reason to keep somebody out: it is written down, and the next sign-in tries again.
 */
export async function claimGuestOrders(parts: AccountParts, customerId: string): Promise<number> {
  const { store, dispatch, log } = parts
  try {
    const customer = await readDocument<Customer>(store, customerId, 'customer')
    if (customer?.email === undefined || customer.emailConfirmedAt === undefined || customer.unproven) return 0
    const params = { email: customer.email, most: atOnce }
    const orderIds = await store.query<readonly string[]>(guestOrders, params)
    if (orderIds.length === 0) return 0
    const done = await dispatch('claimOrders', { customerId, orderIds }, { actor: shopperOf(customerId) })
    if (done.ok) return (done.value as { readonly orders: readonly string[] }).orders.length
    log('warn', 'guest orders could not be claimed', { customer: customerId, refusal: done.refusal })
  } catch (error) {
    log('warn', 'guest orders could not be claimed', { customer: customerId, error })
  }
  return 0
}
