import { type Commerce, type DocumentStore, registerShopper } from '@souk/commerce'
import type { Instant, NewUlid, Write } from '@souk/kernel'
import { demoShopper } from '../demo-shopper.ts'
import { commerceOver } from './story-commerce.ts'

/** The past gets no mail: what would be sent counts as sent, and what would be done as done. */
const settled = (write: Write, at: Instant): Write => {
  if (!('create' in write)) return write
  const { create } = write
  if (create._type === 'effect') return { create: { ...create, state: 'done', attempts: 1, doneAt: at } }
  return create._type === 'message' ? { create: { ...create, state: 'sent', sentAt: at } } : write
}

/** The store as the past writes it: what commands at `now` caused is over and done. */
export const pastOf = (lake: DocumentStore, now: Instant): DocumentStore => ({
  ...lake,
  commit: (writes, options) =>
    lake.commit(
      writes.map((write) => settled(write, now)),
      { at: now, ...options },
    ),
})

/**
 * Opens the account by the real commands: registered, confirmed, the orders of its e-mail taken in, and the address of
 * the latest one in its book.
 */
export async function openDemoAccount(
  lake: DocumentStore,
  { secret, now, newUlid }: { readonly secret: string; readonly now: Instant; readonly newUlid: NewUlid },
): Promise<string> {
  const commerce = commerceOver(pastOf(lake, now), secret, () => now, newUlid)
  const customer = await registerShopper(commerce, secret, demoShopper)
  await keepAddress(commerce, customer)
  await commerce.stop()
  return customer
}

async function keepAddress({ accounts }: Commerce, customer: string): Promise<void> {
  const [latest] = await accounts.orders(customer, { limit: 1 })
  if (!latest) return
  const saved = await accounts.saveAddress(customer, { address: latest.address })
  if (!saved.ok) throw new Error(`the address of ${demoShopper.name} does not fit: ${saved.refusal.message}`)
}
