import type { CartSession } from '../session.server.ts'
import type { Shop } from '../shop.ts'
import { cartIdOf, shopper } from './change-cart.server.ts'
import { type RefusedCode, refusedCode } from './promotion-words.ts'

/** Puts a code into the basket; answers why not when it is not good. */
export async function putCode(shop: Shop, session: CartSession, code: string): Promise<RefusedCode | undefined> {
  if (code === '') return undefined
  const done = await shop.commerce.dispatch('applyPromotion', { cartId: cartIdOf(session), code }, { actor: shopper })
  return done.ok ? undefined : refusedCode(code, done.refusal.code, done.refusal.detail)
}

/** Takes a code out of the basket. One that is not there is out already. */
export async function takeCodeOut(shop: Shop, session: CartSession, code: string): Promise<void> {
  await shop.commerce.dispatch('removePromotion', { cartId: cartIdOf(session), code }, { actor: shopper })
}
