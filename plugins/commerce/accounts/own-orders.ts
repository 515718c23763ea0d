import { ok, refuse } from '@souk/kernel'
import { type Order, orderRefusals } from '@souk/orders'
import type { Accounts, Missing } from './contract.ts'
import { type AccountParts, readDocument, shopperOf } from './parts.ts'

/** A shopper's orders, newest first, after the last one seen. */
export const ordersOf =
  '*[_type == "order" && customer == $customer && (createdAt < $before || (createdAt == $before && _id < $id))]' +
  ' | order(createdAt desc, _id desc)[0...$limit]'

const afterAll = { createdAt: '9999', id: '~' }

/** What a shopper has bought. */
export function createOwnOrders(parts: AccountParts): Pick<Accounts, 'orders' | 'owns' | 'reorder'> {
  const { store, dispatch } = parts
  const read = async (customer: string, orderId: string): Promise<Order | undefined> => {
    const order = await readDocument<Order>(store, orderId, 'order')
    return order?.customer === customer ? order : undefined
  }
  return {
    orders: (customer, { limit, before = afterAll }) =>
      store.query<readonly Order[]>(ordersOf, { customer, limit, before: before.createdAt, id: before.id }),

    owns: async (customer, orderId) => (await read(customer, orderId)) !== undefined,

    async reorder(customer, orderId, cartId) {
      const order = await read(customer, orderId)
      if (!order) return refuse({ code: 'order_not_found', message: orderRefusals.order_not_found.staff })
      const actor = shopperOf(customer)
      const opened = await dispatch('createCart', { cartId, language: order.language }, { actor })
      if (!opened.ok) return opened
      const missing: Missing[] = []
      for (const { sku, title, variantTitle, quantity } of order.lines) {
        const put = await dispatch('setCartLine', { cartId, sku, quantity }, { actor })
        if (put.ok) continue
        if (put.refusal.code === 'busy') return put
        missing.push({ sku, title: variantTitle ? `${title}, ${variantTitle}` : title, reason: put.refusal.code })
      }
      return ok({ cartId, missing })
    },
  }
}
