import { redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/server-runtime'
import type { Asker, Person } from '@souk/commerce'
import { shopPath } from '../open-shop.ts'
import type { Shop } from '../shop.ts'
import { sidCookie } from './sid-cookie.ts'

type Asked = Pick<Shop, 'commerce' | 'publicOrigin'>

const held = new WeakMap<Request, Promise<Person | undefined>>()

/** The shopper who is signed in in this browser. Asked once per request object. */
export function personOf(shop: Asked, request: Request): Promise<Person | undefined> {
  const known = held.get(request)
  if (known) return known
  const asked = shop.commerce.accounts.whoIs(sidCookie(shop.publicOrigin).read(request))
  held.set(request, asked)
  return asked
}

/** The same, or the way to the sign-in page and back. */
export async function requirePerson(context: AppLoadContext, request: Request): Promise<Person> {
  const person = await personOf(context.shop, request)
  if (person) return person
  const next = request.method === 'GET' ? shopPath(context, request) : '/account'
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
}

/** True when an order belongs to the account that is signed in. */
export async function ownsOrder(shop: Asked, request: Request, orderId: string): Promise<boolean> {
  const person = await personOf(shop, request)
  return person !== undefined && shop.commerce.accounts.owns(person.customer._id, orderId)
}

/** Who asks, for limits and the list of devices. */
export const askerOf = (context: AppLoadContext, request: Request): Asker => ({
  address: context.address,
  agent: request.headers.get('User-Agent') ?? '',
})

/** A path of this shop that a form may lead back to; anything else leads to the account. */
export const safeNext = (next: string | null): string =>
  next !== null && /^\/(?![/\\])[\w\-./?=&%~]{0,300}$/.test(next) ? next : '/account'

/** What the header shows of who is signed in. */
export async function personView(shop: Asked, request: Request) {
  const person = await personOf(shop, request)
  if (!person) return {}
  const { name } = person.customer
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
  return { person: { name, initials: initials.join('').toLocaleUpperCase() } }
}
