import { data, redirect } from '@remix-run/node'
import { ownsOrder } from '../account/person.server.ts'
import type { Shop } from '../shop.ts'

/** The ulid of `order.<ulid>` or of a bare ulid; undefined when it is neither. */
export const orderUlid = (id: string | undefined): string | undefined =>
  /^(?:order\.)?([0-9a-z]{26})$/i.exec(id ?? '')?.[1]

/**
 * Lets in whoever is signed in as the order's owner, or holds its key: in the cookie, or once as `?key=`, which moves into the cookie and out of the
 * address. Its owner needs no key, and leaves none behind. Anyone else gets 404, as if there were no such order.
 */
export async function allowOrder(shop: Shop, request: Request, id: string | undefined): Promise<string> {
  const ulid = orderUlid(id)
  if (!ulid) throw data({ reason: 'key' }, { status: 404 })
  const orderId = `order.${ulid}`
  const url = new URL(request.url)
  const once = url.searchParams.get('key')
  if (once !== null) {
    url.searchParams.delete('key')
    const clean = `/orders/${orderId}${url.search}`
    if (!shop.commerce.checkAccess(orderId, once)) throw redirect(clean, 303)
    if (await ownsOrder(shop, request, orderId)) throw redirect(clean, 303)
    throw redirect(clean, {
      status: 303,
      headers: { 'Set-Cookie': await shop.sessions.keepOrder(request, ulid, once) },
    })
  }
  if (!(await mayOpen(shop, request, ulid))) throw data({ reason: 'key' }, { status: 404 })
  return ulid
}

/** Whether this browser holds the order's key, or its owner is signed in here. */
export async function mayOpen(shop: Shop, request: Request, ulid: string): Promise<boolean> {
  const orderId = `order.${ulid}`
  const key = await shop.sessions.orderKey(request, ulid)
  return (key !== undefined && shop.commerce.checkAccess(orderId, key)) || ownsOrder(shop, request, orderId)
}

/** Longest wait for the provider's word when a shopper comes back from paying; the webhook tells us anyway. */
const patienceMs = 4000

/** Asks the provider whether an unpaid order has been paid since. Never fails the page. */
export async function askProvider(shop: Shop, ulid: string): Promise<void> {
  const waited = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())
  const asked = shop.commerce
    .refreshPayment(`order.${ulid}`)
    .catch((error: unknown) => shop.report(error, 'asking the provider'))
  await Promise.race([asked, waited])
}
