import type { Person } from '@souk/commerce'
import type { Role } from '@souk/kernel'
import type { StaffMember } from './lake-identity.ts'
import { problem } from './problem.ts'
import type { Call } from './route.ts'

type Asked = Pick<Call<unknown, unknown, unknown>, 'bearer' | 'staff' | 'person' | 'services'>

/** The member of staff who calls. 401 without a token that the lake knows, 403 when the role is not among `allowed`. */
export async function requireStaff(call: Asked, allowed?: readonly Role[]): Promise<StaffMember> {
  const member = await call.staff()
  if (!member) throw problem('unauthorized', {}, { 'www-authenticate': 'Bearer' })
  if (allowed && member.role !== 'server' && !allowed.includes(member.role)) throw problem('forbidden')
  return member
}

/** The shopper who calls. 401 without a session's token. */
export async function requireShopper({ person }: Pick<Asked, 'person'>): Promise<Person> {
  const found = await person()
  if (!found) throw problem('unauthorized', {}, { 'www-authenticate': 'Bearer' })
  return found
}

/** Who may see an order: its bearer, its owner, or staff. Anyone else is told that there is none. */
export async function requireOrderAccess(call: Asked, orderId: string): Promise<'shopper' | StaffMember> {
  const { bearer, services } = call
  if (bearer !== undefined && services.commerce.checkAccess(orderId, bearer)) return 'shopper'
  const owner = await call.person()
  if (owner && (await services.commerce.accounts.owns(owner.customer._id, orderId))) return 'shopper'
  const member = bearer === undefined || owner ? undefined : await call.staff()
  if (!member) throw problem('order_not_found')
  return member
}
