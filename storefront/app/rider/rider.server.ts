import { createCookie } from '@remix-run/node'
import type { Actor, Role } from '@souk/kernel'
import type { Shop } from '../shop.ts'

/** Who rides: a member of staff whom the lake knows by his token. */
export interface Rider {
  readonly id: string
  readonly name: string
  readonly role: Role
}

const shift = 12 * 3600
const mayRide: readonly Role[] = ['administrator', 'manager', 'picker']

/** The token is asked of the lake with every request, so that one taken away stops working within seconds. */
const cookieOf = (shop: Shop) =>
  createCookie('souk_rider', {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: shop.publicOrigin.startsWith('https:'),
    maxAge: shift,
  })

async function riderWith(shop: Shop, token: string): Promise<Rider | undefined> {
  if (!/^[\w.-]{8,300}$/.test(token)) return undefined
  const member = await shop.staff(token)
  return member && mayRide.includes(member.role) ? member : undefined
}

/** The rider of this phone; undefined when nobody is signed in or the token has been taken away. */
export async function riderOf(shop: Shop, request: Request): Promise<Rider | undefined> {
  const token: unknown = await cookieOf(shop).parse(request.headers.get('Cookie'))
  return typeof token === 'string' ? riderWith(shop, token) : undefined
}

/** The cookie for a token that is a rider's; undefined when it is not. */
export async function signInRider(shop: Shop, token: string): Promise<string | undefined> {
  return (await riderWith(shop, token)) && cookieOf(shop).serialize(token)
}

export const signOutRider = (shop: Shop): Promise<string> => cookieOf(shop).serialize('', { maxAge: 0 })

export const riderActor = ({ id, name }: Rider): Actor => ({ kind: 'staff', id, name })
