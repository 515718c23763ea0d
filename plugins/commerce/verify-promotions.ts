import type { Order } from '@souk/orders'
import type { PromotionCode, PromotionUse } from '@souk/pricing'
import type { Violation } from './books.ts'

type Counter = PromotionCode | PromotionUse

/** I13: every counter of a promotion shows the orders that stand with it, no more and no fewer. */
export function checkPromotions(orders: readonly Order[], counters: readonly Counter[]): readonly Violation[] {
  const standing = orders.filter(({ state }) => state !== 'expired' && state !== 'canceled')
  const counted = new Map<string, number>()
  for (const { promotions = [] } of standing)
    for (const id of promotions.flatMap((each) => each.counters)) counted.set(id, (counted.get(id) ?? 0) + 1)
  const known = new Map(counters.map((each) => [each._id, each.redemptions]))
  return [...new Set([...known.keys(), ...counted.keys()])].flatMap((id): readonly Violation[] => {
    const [is, should] = [known.get(id), counted.get(id) ?? 0]
    return is === should
      ? []
      : [{ invariant: 'I13', subject: id, message: `counts ${is ?? 'nothing'}, ${should} orders stand with it` }]
  })
}
