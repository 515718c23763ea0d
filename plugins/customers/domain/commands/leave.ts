import { type Decision, decision, ok, type Refusal, type Result } from '@souk/kernel'
import type { Customer } from '../documents.ts'
import { no } from '../refusals.ts'

/** What staff type before they erase a person: the e-mail address, else the phone number, else the name. */
export const confirmationOf = ({ email, phone, name }: Pick<Customer, 'email' | 'phone' | 'name'>): string =>
  email ?? phone ?? name

const tidy = (words: string): string => words.trim().toLowerCase()

/** Nothing is left to take along of somebody who is gone. Refuses `customer_not_found`, `customer_erased`. */
export function exportCustomer(
  customer: Customer | undefined,
): Result<Decision<{ readonly customerId: string }>, Refusal> {
  if (!customer) return no('customer_not_found')
  if (customer.state === 'erased') return no('customer_erased')
  return ok(decision([], { customerId: customer._id }))
}

/**
 * Whether a member of staff may erase this person: they have typed whom they mean. Refuses `customer_not_found`,
 * `customer_erased`, `confirmation_wrong {expected}`.
 */
export function forgetCustomer(
  customer: Customer | undefined,
  { confirmation }: { readonly confirmation: string },
): Result<Decision<{ readonly customerId: string }>, Refusal> {
  const known = exportCustomer(customer)
  if (!customer || !known.ok) return known
  const expected = confirmationOf(customer)
  return tidy(confirmation) === tidy(expected) ? known : no('confirmation_wrong', { expected })
}
