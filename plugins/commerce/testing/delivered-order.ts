import type { CommandName } from '../contract.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './shop-floor.ts'

/** Where a pay page leads back to. */
export const payPages = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }

export const deliveredUlid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
export const deliveredId = `order.${deliveredUlid}`

type Floor = Pick<ShopFloor, 'commerce' | 'provider'>

/** An order of these lines that is paid and brought. */
export async function deliverOrder(floor: Floor, lines: Readonly<Record<string, number>>): Promise<void> {
  const cartId = await fillCart(floor.commerce, 'returns', lines)
  const placed = await floor.commerce.checkout(orderOf(deliveredUlid, cartId), { actor: shopper }, payPages)
  if (!placed.ok) throw new Error(placed.refusal.message)
  floor.provider.pay(floor.provider.session(deliveredId) ?? '')
  await floor.commerce.refreshPayment(deliveredId)
  for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
    await mustRun(floor, `${verb}Fulfillment`, { fulfillmentId: `fulfillment.${deliveredUlid}-1` })
  await floor.commerce.settle()
}

/** A floor with ten of each SKU where such an order was brought. */
export async function openDelivered(lines: Readonly<Record<string, number>> = { LATTE: 3 }): Promise<ShopFloor> {
  const floor = await openMemoryFloor(Object.fromEntries(Object.keys(lines).map((sku) => [sku, 10])))
  await deliverOrder(floor, lines)
  return floor
}

/** Runs a command for staff; a refusal is the test's own mistake. */
export async function mustRun({ commerce }: Floor, name: CommandName, input: unknown): Promise<unknown> {
  const done = await commerce.dispatch(name, input, { actor: staff })
  if (!done.ok) throw new Error(`${name}: ${done.refusal.message}`)
  return done.value
}
