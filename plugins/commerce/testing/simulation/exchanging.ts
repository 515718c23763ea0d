import type { Order } from '@souk/orders'
import type { CommandName } from '../../contract.ts'
import { staff } from '../shop-floor.ts'
import type { ExchangedPlan } from './plan.ts'
import { places, processOf, type World } from './world.ts'

/** Names of the orders that two people agree to send: one of them at most is made. */
const sentUlid = (index: number, through: number) => `01jd7z8k2m4n6p8q0r2s4t6x${index}${through}`

/**
 * Two people agree on an exchange of one brought unit at once; then it comes back, while what is sent for it is worked on
 * or called off. Any step may be refused by what happened meanwhile.
 */
export async function exchangeUnit(world: World, plan: ExchangedPlan, orderId: string, index: number): Promise<void> {
  await world.turn('exchange')
  const [order] = (await world.store.get([orderId])) as readonly (Order | undefined)[]
  if (!order?.lines.some(({ sku, delivered }) => sku === 'LATTE' && delivered > 0)) return
  const run = (through: number, name: CommandName, input: object) =>
    processOf(world, index + through).dispatch(name, input, { actor: staff })
  const lines = [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }]
  const opened = await run(0, 'openReturn', { orderId, kind: 'return', lines, approved: true })
  if (!opened.ok) return
  const { returnId } = opened.value as { readonly returnId: string }
  const agree = async (through: number) => {
    const orderUlid = sentUlid(index, through)
    const wish = { returnId, orderUlid, lines: [{ sku: plan.sku, quantity: 1 }], send: plan.send }
    const agreed = await run(through, 'exchangeReturn', wish)
    if (agreed.ok) await Promise.all([0, 1].map((other) => goOn(other, orderUlid)))
  }
  const goOn = async (through: number, orderUlid: string) => {
    if (plan.meanwhile === 'cancel')
      await run(through, 'cancelOrder', { orderId: `order.${orderUlid}`, reason: 'Changed mind' })
    if (plan.meanwhile !== 'work') return
    const fulfillmentId = `fulfillment.${orderUlid}-1`
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
      await run(through, `${verb}Fulfillment`, { fulfillmentId })
  }
  const units = [{ sku: 'LATTE', quantity: 1, as: 'restock' }]
  const back = async () => {
    await world.turn('comes back')
    await run(1, 'receiveReturn', { returnId, location: places[0], units })
  }
  await Promise.all([agree(0), agree(1), back()])
}
