import { type Product, type Variant, variantId } from '@souk/catalog'
import { ok, refuse } from '@souk/kernel'
import { type Cart, type CartLine, setCartLine as decideLine, orderRefusals } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { cartIdShape } from './create-cart.ts'

const pressShape = z.string().regex(/^[\w-]{8,64}$/)

interface Input {
  cartId: string
  sku: string
  quantity: number
  press?: string
}
interface Facts {
  readonly cart: Cart | undefined
  readonly variant: Variant | undefined
  readonly product: Product | undefined
}

/**
 * Sets how many of a SKU are in a cart; 0 removes it. Saying it twice changes nothing, nor does a press that was heard
 * before. Refusals: `cart_not_found` and the domain's.
 */
export const setCartLine = defineCommand<Input, Facts, { cartId: string; lines: readonly CartLine[] }>({
  name: 'setCartLine',
  title: 'Change a cart line',
  roles: [],
  lane: 'cart',
  input: z.strictObject({
    cartId: cartIdShape,
    sku: z.string().min(1).max(100),
    quantity: z.int(),
    press: pressShape.exactOptional(),
  }),
  async load(reader, { cartId, sku }) {
    const [cart, [variant]] = await Promise.all([reader.get<Cart>(cartId), reader.content<Variant>([variantId(sku)])])
    const [product] = variant ? await reader.content<Product>([variant.product._ref]) : []
    return { cart, variant, product }
  },
  applied: ({ cart }, { press }) =>
    cart && press !== undefined && cart.presses?.includes(press)
      ? ok({ cartId: cart._id, lines: cart.lines })
      : undefined,
  decide({ cart, variant, product }, { sku, ...line }, call) {
    if (!cart) return refuse({ code: 'cart_not_found', message: orderRefusals.cart_not_found.staff })
    const forSale =
      variant?.sku === sku && variant.active && product?.published === true ? { variant: variant._id } : {}
    const decided = decideLine({ cart, ...forSale }, { sku, ...line }, call.now)
    return decided.ok ? ok({ ...decided.value, value: { cartId: cart._id, lines: decided.value.value } }) : decided
  },
})
