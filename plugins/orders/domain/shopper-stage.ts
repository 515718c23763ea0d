import type { Fulfillment, Order } from './documents.ts'
import type { FulfillmentState, PaymentStanding } from './states.ts'
import { eventWords, type ShopperStage, shopperStages } from './order-events.ts'

const stageOf: Readonly<Partial<Record<FulfillmentState, ShopperStage>>> = {
  scheduled: 'paid',
  open: 'paid',
  picking: 'being_made',
  packed: 'in_the_bag',
  ready: 'in_the_bag',
  handed_over: 'on_the_way',
  delivery_failed: 'on_the_way',
  returning: 'on_the_way',
  returned: 'on_the_way',
  delivered: 'at_your_door',
}
const order = Object.keys(shopperStages) as readonly ShopperStage[]

/** Where a shopper's order is. The slowest parcel decides. Undefined while unpaid, and once canceled or expired. */
export function shopperStage(
  { state }: Pick<Order, 'state'>,
  fulfillments: readonly Pick<Fulfillment, 'state'>[],
): ShopperStage | undefined {
  if (state === 'pending_payment' || state === 'canceled' || state === 'expired') return undefined
  const reached = new Set(fulfillments.map((each) => stageOf[each.state]))
  return order.find((stage) => reached.has(stage)) ?? 'paid'
}

/** One bar of the tracking page. `at` is when the stage first began. */
export interface StageBar {
  readonly stage: ShopperStage
  readonly title: string
  readonly progress: 'done' | 'now' | 'ahead'
  readonly at?: string
}

/** Standings in which nobody has taken money yet. */
const unpaid: ReadonlySet<PaymentStanding> = new Set(['none', 'pending', 'failed', 'voided', 'authorized'])

/**
 * The five bars of the tracking page, with times taken from the timeline. Being ordered or paid is a fact, so the first is
 * done at once and the next is under way; it is called paid once money has come.
 */
export function stageBars(
  facts: Pick<Order, 'state' | 'events' | 'delivery' | 'paymentStanding'>,
  fulfillments: readonly Pick<Fulfillment, 'state'>[],
): readonly StageBar[] {
  const now = shopperStage(facts, fulfillments)
  const reached = now === undefined ? -1 : order.indexOf(now)
  return order.map((stage, index) => {
    const began = facts.events.find(({ type }) => eventWords(type).stage === stage)
    const last = index === order.length - 1
    const fact = index === reached && (last || index === 0)
    return {
      stage,
      title: titleOf(stage, facts),
      progress: index < reached || fact ? 'done' : index === reached ? 'now' : 'ahead',
      ...(began && index <= reached ? { at: began.at } : {}),
    }
  })
}

function titleOf(
  stage: ShopperStage,
  { delivery, paymentStanding }: Pick<Order, 'delivery' | 'paymentStanding'>,
): string {
  const words: { readonly title: string; readonly pickup: string; readonly unpaid?: string } = shopperStages[stage]
  if (words.unpaid !== undefined && unpaid.has(paymentStanding)) return words.unpaid
  return delivery.method === 'pickup' ? words.pickup : words.title
}
