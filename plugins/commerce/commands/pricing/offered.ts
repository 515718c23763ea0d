import { afterDot, type StoredDocument } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import {
  limitOf,
  type OfferedPromotion,
  type Promotion,
  type PromotionCode,
  type PromotionUse,
  type RefusedPromotion,
} from '@souk/pricing'
import type { PromotionIds } from '../../secrets.ts'

/** Reads operational documents by id. */
type Read = (ids: readonly string[]) => Promise<readonly (StoredDocument | undefined)[]>

/** The promotions that may be given for a cart, and the counters that hold them to their limits. */
export interface Counters {
  readonly offered: readonly OfferedPromotion[]
  /** Ids of the counters in which an order with this promotion is counted. */
  countedBy(offered: OfferedPromotion): readonly string[]
  exists(id: string): boolean
}

export interface CountersRequest {
  readonly promotions: readonly Promotion[]
  readonly codes: NonNullable<Cart['codes']>
  readonly ids: PromotionIds
  readonly read: Read
  /** E-mail address, and id of the account when there is one; empty while we do not know who asks. */
  readonly who: readonly string[]
}

/** A code that is switched off, or whose promotion is gone, is offered as one that is switched off. */
const gone = (id: string): Promotion => ({
  _id: id,
  _type: 'promotion',
  _rev: '',
  _createdAt: '',
  _updatedAt: '',
  title: [],
  kind: 'percent',
  active: false,
})

/** An e-mail address as it is counted by: people write it in capitals now and then. */
export const countedAs = (email: string): string => email.trim().toLowerCase()

/** The counter of an automatic promotion with a limit stands under a name that no code can have. */
const automaticCounter = (ids: PromotionIds, { _id }: Promotion): string => ids.codeId(`automatic ${_id}`)

const isLimited = ({ limitTotal, limitPerCustomer }: Promotion): boolean =>
  limitTotal !== undefined || limitPerCustomer !== undefined

/** Loads codes and counters, in two reads however many there are. */
export async function loadCounters({ promotions, codes, ids, read, who }: CountersRequest): Promise<Counters> {
  const automatic = promotions.filter((each) => each.automatic === true && each.active)
  const counterOf = new Map(automatic.filter(isLimited).map((each) => [each._id, automaticCounter(ids, each)]))
  const known = await readAll<PromotionCode>(read, [...codes.map(({ counter }) => counter), ...counterOf.values()])
  const byCode = codes.map(({ code, counter }): OfferedPromotion => {
    const held = known.get(counter)
    const promotion = held?.active ? promotions.find(({ _id }) => _id === held.promotion) : undefined
    return offer(promotion ?? gone(held?.promotion ?? 'promotion-gone'), counter, held, code)
  })
  const byThemselves = automatic.map((promotion) => {
    const counter = counterOf.get(promotion._id)
    return offer(promotion, counter, counter === undefined ? undefined : known.get(counter))
  })
  const all = [...byCode, ...byThemselves]
  const usesOf = ({ counter, promotion }: OfferedPromotion) =>
    counter !== undefined && promotion.limitPerCustomer !== undefined ? who.map((one) => ids.useId(counter, one)) : []
  const uses = await readAll<PromotionUse>(read, all.flatMap(usesOf))
  return {
    offered: all.map((each) => ({
      ...each,
      byCustomer: Math.max(0, ...usesOf(each).map((id) => uses.get(id)?.redemptions ?? 0)),
    })),
    countedBy: (each) => (each.counter === undefined ? [] : [each.counter, ...usesOf(each)]),
    exists: (id) => known.has(id) || uses.has(id),
  }
}

function offer(
  promotion: Promotion,
  counter: string | undefined,
  held: PromotionCode | undefined,
  code?: string,
): OfferedPromotion {
  const limit = limitOf(promotion, held)
  return {
    promotion,
    ...(code !== undefined && { code }),
    ...(counter !== undefined && { counter }),
    ...(limit !== undefined && { limit }),
    redemptions: held?.redemptions ?? 0,
  }
}

async function readAll<Doc extends StoredDocument>(read: Read, ids: readonly string[]) {
  const found = ids.length > 0 ? ((await read([...new Set(ids)])) as readonly (Doc | undefined)[]) : []
  return new Map(found.flatMap((each) => (each ? [[each._id, each] as const] : [])))
}

/** A code that is not good refuses the order; one that another beats is left out of it. */
export const standsInTheWay = ({ offered, refusal }: RefusedPromotion): boolean =>
  offered.code !== undefined && refusal.code !== 'promotion_not_combined'

/** The key of a code in a cart: a part of its document's id, so that the same code stands there once. */
export const codeKey = (counter: string): string => afterDot(counter).slice(0, 12)
