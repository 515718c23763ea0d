import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { readCart } from '../cart-view.ts'
import { pickLanguage } from '../product-view.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { Cart, NewCart } from '../schemas/carts.ts'

/** `POST /carts`: opens an empty cart. Whoever holds its id holds the cart, so the id cannot be guessed. */
export const createCart = defineRoute({
  method: 'POST',
  path: '/carts',
  id: 'createCart',
  summary: 'Open a cart',
  tag: 'Carts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NewCart,
  status: 201,
  answer: Cart,
  problems: [],
  async run(call) {
    const { services, body, once } = call
    const cartId = `cart.${once === undefined ? randomBytes(24).toString('hex') : services.derive(`cart ${once}`)}`
    const language = body.language ?? pickLanguage(await services.catalog.read(), call.languages)
    await runCommand(call, 'shopper', 'createCart', { cartId, language })
    return { value: await readCart(services, cartId), headers: { location: `/api/v1/carts/${cartId}` } }
  },
})
