import { ok, refuse } from '@souk/kernel'
import { type Cart, orderRefusals, setCartCodes } from '@souk/orders'
import { tidyCode } from '@souk/pricing'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { cartIdShape } from '../create-cart.ts'

/** Takes a code out of a cart; one that is not there is out already. Refuses `cart_not_found`. */
export const removePromotion = defineCommand<
  CommandInputs['removePromotion'],
  Cart | undefined,
  { cartId: string; code: string }
>({
  name: 'removePromotion',
  title: 'Take a promotion code out',
  roles: [],
  lane: 'cart',
  input: z.strictObject({ cartId: cartIdShape, code: z.string().min(1).max(64) }),
  load: (reader, { cartId }) => reader.get<Cart>(cartId),
  applied: () => undefined,
  decide(cart, { cartId, code }, call) {
    if (!cart) return refuse({ code: 'cart_not_found', message: orderRefusals.cart_not_found.staff })
    const tidied = tidyCode(code)
    const left = (cart.codes ?? []).filter((each) => each.code !== tidied)
    const writes = left.length === (cart.codes ?? []).length ? [] : setCartCodes(cart, left, call.now).writes
    return ok({ writes, effects: [], value: { cartId, code: tidied } })
  },
})
