import { randomBytes } from 'node:crypto'
import { openLakeFloor } from '@souk/commerce/testing'
import { ulid } from '@souk/kernel'

const shopper = { kind: 'shopper', id: 'shopper', name: '' } as const

/** A shop over an embedded lake on disk that places one-line orders of many variants, paid at the door. */
export async function createShop() {
  const skus = Array.from({ length: 200 }, (_, index) => `BENCH-${index}`)
  const floor = await openLakeFloor(Object.fromEntries(skus.map((sku) => [sku, 1_000_000])))
  const carts: string[] = []
  return {
    /** Makes so many carts with one line each, outside the measured time. */
    fillCarts: async (count: number): Promise<void> => {
      const fill = async (_: unknown, index: number): Promise<string> => {
        const cartId = `cart.${ulid(Date.now(), randomBytes(10))}`
        await floor.commerce.dispatch('createCart', { cartId }, { actor: shopper })
        await floor.commerce.dispatch(
          'setCartLine',
          { cartId, sku: skus[index % skus.length] ?? '', quantity: 1 },
          { actor: shopper },
        )
        return cartId
      }
      carts.push(...(await Promise.all(Array.from({ length: count }, fill))))
    },
    /** Places one of the carts; throws when it is refused or none is left. */
    place: async (): Promise<void> => {
      const placed = await floor.commerce.dispatch(
        'placeOrder',
        {
          orderUlid: ulid(Date.now(), randomBytes(10)),
          cartId: carts.pop() ?? 'none',
          email: 'amira@example.test',
          phone: '+14155550134',
          address: {
            name: 'Amira Haddad',
            line1: '41 Harbour Street',
            city: 'San Francisco',
            region: 'CA',
            postalCode: '94105',
            country: 'US',
          },
          delivery: { method: 'delivery' },
          payment: { provider: 'cash' },
        },
        { actor: shopper },
      )
      if (!placed.ok) throw new Error(`${placed.refusal.code}: ${placed.refusal.message}`)
    },
    close: floor.close,
  }
}
