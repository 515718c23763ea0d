import { type Decision, decision, type Instant, type New } from '@souk/kernel'
import type { Cart } from '../documents.ts'

export interface CreateCart {
  /** `cart.<token>` */
  readonly cartId: string
  readonly currency: string
  readonly language: string
}

/** Opens an empty cart. */
export function createCart(command: CreateCart, now: Instant): Decision<New<Cart>> {
  const cart: New<Cart> = {
    _id: command.cartId,
    _type: 'cart',
    lines: [],
    currency: command.currency,
    language: command.language,
    updatedAt: now,
  }
  return decision([{ create: cart }], cart)
}
