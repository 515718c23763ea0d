import { type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Promotion } from './documents.ts'
import { no } from './refusals.ts'

/** A promotion that a cart asks for or that comes by itself, with what is known of its use. */
export interface OfferedPromotion {
  readonly promotion: Promotion
  /** The code as it is written; undefined: it comes by itself. */
  readonly code?: string
  /** Id of its counter: the code's document. */
  readonly counter?: string
  /** Orders that stand with it already. */
  readonly redemptions?: number
  /** How many orders it is good for. */
  readonly limit?: number
  /** How many of them are this customer's; undefined while we do not know who asks. */
  readonly byCustomer?: number
}

/** A line as far as promotions care. */
export interface PromotableLine {
  readonly line: string
  readonly product?: string
  readonly seller?: string
  readonly categories?: readonly string[]
  /** What is left to take from, minor units. */
  readonly amount: number
}

/** Whether a promotion is for a line. */
export function isFor({ products, categories, sellers }: Promotion, line: PromotableLine): boolean {
  const lists: readonly (readonly [Promotion['products'], readonly (string | undefined)[]])[] = [
    [products, [line.product]],
    [categories, line.categories ?? []],
    [sellers, [line.seller]],
  ]
  if (lists.every(([list]) => !list?.length)) return true
  return lists.some(([list, own]) => list?.some(({ _ref }) => own.includes(_ref)))
}

/** What a promotion is called in a refusal. */
const nameOf = ({ code, promotion }: OfferedPromotion) => code ?? promotion._id

/**
 * Whether a promotion can be given for these lines now; the value is the lines it is for. Refusals, in this order:
 * `promotion_unknown` (switched off), `promotion_not_begun`, `promotion_ended`, `promotion_limit`,
 * `promotion_limit_customer`, `promotion_not_for_these`, `promotion_minimum`.
 */
export function judgePromotion(
  offered: OfferedPromotion,
  lines: readonly PromotableLine[],
  now: Instant,
): Result<readonly PromotableLine[], Refusal> {
  const { promotion, redemptions = 0, limit, byCustomer = 0 } = offered
  const { from, to, minimum = 0, limitPerCustomer } = promotion
  const code = nameOf(offered)
  if (!promotion.active) return no('promotion_unknown', { code })
  if (from !== undefined && Date.parse(from) > Date.parse(now)) return no('promotion_not_begun', { code, from })
  if (to !== undefined && Date.parse(to) <= Date.parse(now)) return no('promotion_ended', { code, to })
  if (limit !== undefined && redemptions >= limit) return no('promotion_limit', { code, limit })
  if (limitPerCustomer !== undefined && byCustomer >= limitPerCustomer)
    return no('promotion_limit_customer', { code, limit: limitPerCustomer })
  const own = lines.filter((line) => isFor(promotion, line))
  if (own.length === 0) return no('promotion_not_for_these', { code })
  const worth = own.reduce((sum, { amount }) => sum + amount, 0)
  if (worth < minimum) return no('promotion_minimum', { code, minimum, missing: minimum - worth })
  return ok(own)
}
