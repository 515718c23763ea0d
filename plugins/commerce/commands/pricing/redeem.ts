import { localize, type Write } from '@souk/kernel'
import type { Order, OrderPromotion } from '@souk/orders'
import type { AppliedPromotion, PromotionCode, PromotionUse } from '@souk/pricing'
import type { Call } from '../../dispatch/command.ts'
import type { Counters } from './offered.ts'

type Counted = Pick<Order, 'promotions'>

const countersOf = ({ promotions = [] }: Counted): readonly string[] => promotions.flatMap(({ counters }) => counters)

/** What an order keeps of the promotions it was given; what took nothing off is not kept and not counted. */
export function promotionsGiven(
  applied: readonly AppliedPromotion[],
  known: Counters,
  words: { readonly language: string; readonly fallback: string },
): readonly OrderPromotion[] {
  return applied
    .filter(({ amount }) => amount > 0)
    .map(({ offered, kind, amount }) => ({
      _key: offered.promotion._id,
      promotion: offered.promotion._id,
      title: localize(offered.promotion.title, words.language, words.fallback) ?? offered.promotion._id,
      kind,
      amount,
      ...(offered.code !== undefined && { code: offered.code }),
      counters: known.countedBy(offered),
    }))
}

/** Counts an order in its promotions' counters, which are made at their first use. */
export function redeem(order: Counted, known: Counters, { now }: Pick<Call, 'now'>): readonly Write[] {
  return (order.promotions ?? []).flatMap(({ promotion, counters }) =>
    counters.map((id): Write => {
      if (known.exists(id)) return { patch: { id, inc: { redemptions: 1 } } }
      return { create: id.startsWith('promotionUse.') ? newUse(id, counters) : newCounter(id, promotion, now) }
    }),
  )
}

type Fresh<Doc> = Omit<Doc, '_rev' | '_createdAt' | '_updatedAt'> & { readonly _id: string; readonly _type: string }

const newUse = (_id: string, counters: readonly string[]): Fresh<PromotionUse> => ({
  _id,
  _type: 'promotionUse',
  code: counters.find((each) => each.startsWith('promotionCode.')) ?? '',
  redemptions: 1,
})
const newCounter = (_id: string, promotion: string, createdAt: string): Fresh<PromotionCode> => ({
  _id,
  _type: 'promotionCode',
  promotion,
  active: true,
  redemptions: 1,
  createdAt,
})

/** The order ended unpaid or canceled: somebody else may have its promotions. */
export const giveBackRedemptions = (order: Counted): readonly Write[] =>
  countersOf(order).map((id) => ({ patch: { id, dec: { redemptions: 1 } } }))

/** The order came back to life: it counts again. */
export const redeemAgain = (order: Counted): readonly Write[] =>
  countersOf(order).map((id) => ({ patch: { id, inc: { redemptions: 1 } } }))
