import { ok, type Refusal, type Result, refuse } from '@souk/kernel'
import { type Cart, orderRefusals, setCartCodes } from '@souk/orders'
import { applyPromotions, isCode, mostCodes, pricingRefusals, tidyCode } from '@souk/pricing'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, type Reader } from '../../dispatch/command.ts'
import { cartIdShape } from '../create-cart.ts'
import { type Goods, isSellable, lineToPrice, loadGoods } from '../goods.ts'
import { loadShop } from '../shop.ts'
import { type Counters, codeKey, loadCounters } from './offered.ts'

type Input = CommandInputs['applyPromotion']
interface Facts {
  readonly cart: Cart
  readonly goods: readonly Goods[]
  readonly counters: Counters
  readonly codes: NonNullable<Cart['codes']>
}

const refused = (code: keyof typeof pricingRefusals, detail: Readonly<Record<string, unknown>>) =>
  refuse<Refusal>({
    code,
    message: pricingRefusals[code].staff.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name])),
    detail,
  })

/**
 * Puts a code into a cart when it is good for what is in it now. Refusals: `cart_not_found`, `promotion_too_many`, and
 * why it is not good. A code that does not go together with a better one is kept out, too.
 */
export const applyPromotion = defineCommand<Input, Facts | undefined, { cartId: string; code: string }>({
  name: 'applyPromotion',
  title: 'Use a promotion code',
  roles: [],
  lane: 'cart',
  input: z.strictObject({ cartId: cartIdShape, code: z.string().min(1).max(64) }),
  async load(reader, { cartId, code }, call) {
    const cart = await reader.get<Cart>(cartId)
    return cart && loadFacts(reader, cart, code, call)
  },
  applied: () => undefined,
  decide(facts, { cartId, code }, call) {
    if (!facts) return refuse({ code: 'cart_not_found', message: orderRefusals.cart_not_found.staff })
    const { cart, codes } = facts
    const tidied = tidyCode(code)
    if (!isCode(code)) return refused('promotion_unknown', { code })
    if (codes.length > mostCodes) return refused('promotion_too_many', { limit: mostCodes })
    const verdict = judge(facts, tidied, call)
    if (!verdict.ok) return verdict
    const decided = setCartCodes(cart, codes, call.now)
    const writes = codes.length === (cart.codes ?? []).length ? [] : decided.writes
    return ok({ writes, effects: [], value: { cartId, code: tidied } })
  },
})

async function loadFacts(reader: Reader, cart: Cart, typed: string, call: Call): Promise<Facts> {
  const code = tidyCode(typed)
  const counter = call.promotionIds.codeId(code)
  const held = cart.codes ?? []
  const codes = held.some((each) => each.counter === counter)
    ? held
    : [...held, { _key: codeKey(counter), code, counter }]
  const [goods, shop] = await Promise.all([loadGoods(reader, cart.lines), loadShop(reader)])
  const { promotions } = shop
  const counters = await loadCounters({ promotions, codes, ids: call.promotionIds, read: reader.peek, who: [] })
  return { cart, goods, counters, codes }
}

/** Whether the code is given for the cart as it stands; the delivery fee is not known here and counts for nothing. */
function judge({ goods, counters }: Facts, code: string, { now }: Call): Result<undefined, Refusal> {
  const lines = goods.filter(isSellable).map((each) => {
    const { unitPrice, quantity, ...line } = lineToPrice(each)
    return { ...line, amount: unitPrice * quantity }
  })
  const own = counters.offered.filter((each) => each.code === code)
  const alone = applyPromotions({ lines, offered: own, feeAfter: () => 0, now }).refused[0]
  if (alone) return { ok: false, refusal: alone.refusal }
  const beside = applyPromotions({ lines, offered: counters.offered, feeAfter: () => 0, now })
  const lost = beside.refused.find(
    ({ offered, refusal }) => offered.code === code && refusal.code === 'promotion_not_combined',
  )
  return lost ? { ok: false, refusal: lost.refusal } : ok(undefined)
}
