import { allocate, basisPoints, type Instant, type Refusal } from '@souk/kernel'
import type { PromotionKind } from './documents.ts'
import { isFor, judgePromotion, type OfferedPromotion, type PromotableLine } from './judge-promotion.ts'
import { no } from './refusals.ts'

/** A promotion that was given, and what it took off in minor units (off the fee, for free delivery). */
export interface AppliedPromotion {
  readonly offered: OfferedPromotion
  readonly kind: PromotionKind
  readonly amount: number
}

/** A promotion that was asked for and not given, and why. */
export interface RefusedPromotion {
  readonly offered: OfferedPromotion
  readonly refusal: Refusal
}

export interface Promoted {
  readonly applied: readonly AppliedPromotion[]
  readonly refused: readonly RefusedPromotion[]
  /** Off each line. */
  readonly discounts: ReadonlyMap<string, number>
  readonly freeDelivery: boolean
}

export interface PromotionRequest {
  readonly lines: readonly PromotableLine[]
  readonly offered: readonly OfferedPromotion[]
  /** What delivery would cost after so much was taken off the goods. */
  readonly feeAfter: (discount: number) => number
  readonly now: Instant
}

/** Shares before sums before delivery: the order in which they are taken off. */
const turn: Readonly<Record<PromotionKind, number>> = { percent: 0, amount: 1, free_delivery: 2 }

/**
 * Takes promotions off lines. Those that may stand together do; one that may not stands alone; of all such sets the one
 * that saves most is given, and what is not in it is refused as `promotion_not_combined`. No line falls below zero and
 * no unit is lost: each promotion's sum is split over its lines by largest remainders.
 */
export function applyPromotions(request: PromotionRequest): Promoted {
  const judged = request.offered.map((offered) => ({
    offered,
    verdict: judgePromotion(offered, request.lines, request.now),
  }))
  const good = judged.filter(({ verdict }) => verdict.ok).map(({ offered }) => offered)
  const together = good.filter(({ promotion }) => promotion.stackable === true)
  const alone = good.filter(({ promotion }) => promotion.stackable !== true)
  const best = [together, ...alone.map((each) => [each])]
    .map((set) => ({ set, taken: take(set, request) }))
    .reduce((a, b) => (compare(a, b) > 0 ? b : a))
  const given = new Set(best.set)
  const other = best.set.map(({ code, promotion }) => code ?? promotion._id).join(', ')
  const refused = judged.flatMap(({ offered, verdict }): readonly RefusedPromotion[] => {
    if (!verdict.ok) return [{ offered, refusal: verdict.refusal }]
    if (given.has(offered)) return []
    return [
      {
        offered,
        refusal: no('promotion_not_combined', { code: offered.code ?? offered.promotion._id, other }).refusal,
      },
    ]
  })
  return { ...best.taken, refused }
}

interface Taken {
  readonly set: readonly OfferedPromotion[]
  readonly taken: { readonly saved: number }
}

/** Above zero when the second set is better: it saves more, or as much with more codes that were typed, or comes first by id. */
const compare = (a: Taken, b: Taken): number =>
  b.taken.saved - a.taken.saved || typed(b.set) - typed(a.set) || (firstOf(a.set) <= firstOf(b.set) ? -1 : 1)

const typed = (set: readonly OfferedPromotion[]) => set.filter(({ code }) => code !== undefined).length
const firstOf = (set: readonly OfferedPromotion[]) => set[0]?.promotion._id ?? ''

/** What a set of promotions takes off, one after the other, each from what the ones before left. */
function take(set: readonly OfferedPromotion[], { lines, feeAfter }: PromotionRequest) {
  const left = new Map(lines.map(({ line, amount }) => [line, amount]))
  const applied: AppliedPromotion[] = []
  const before = lines.reduce((sum, { amount }) => sum + amount, 0)
  const off = () => before - [...left.values()].reduce((sum, amount) => sum + amount, 0)
  const ordered = set.toSorted(
    (a, b) => turn[a.promotion.kind] - turn[b.promotion.kind] || (a.promotion._id < b.promotion._id ? -1 : 1),
  )
  let freeDelivery = false
  for (const offered of ordered) {
    const { kind } = offered.promotion
    if (kind !== 'free_delivery') applied.push({ offered, kind, amount: takeOff(offered, lines, left) })
    else {
      applied.push({ offered, kind, amount: freeDelivery ? 0 : feeAfter(off()) })
      freeDelivery = true
    }
  }
  const discounts = new Map(lines.map(({ line, amount }) => [line, amount - (left.get(line) ?? 0)]))
  return { applied, discounts, freeDelivery, saved: applied.reduce((sum, { amount }) => sum + amount, 0) }
}

/** Takes one promotion off its lines; answers how much that was. */
function takeOff({ promotion }: OfferedPromotion, lines: readonly PromotableLine[], left: Map<string, number>): number {
  const own = lines.filter((line) => isFor(promotion, line)).map(({ line }) => line)
  const amounts = own.map((line) => left.get(line) ?? 0)
  const worth = amounts.reduce((sum, amount) => sum + amount, 0)
  const { kind, value = 0 } = promotion
  const wanted = kind === 'percent' ? basisPoints(worth, Math.min(value, 10_000)) : value
  const off = Math.max(0, Math.min(wanted, worth))
  const shares = allocate(off, amounts)
  for (const [index, line] of own.entries()) left.set(line, (amounts[index] ?? 0) - (shares[index] ?? 0))
  return off
}
