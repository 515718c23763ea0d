import { type Clock, type Instant, plusMs, type StoredDocument, systemActor } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import {
  asksCarrier,
  bestRate,
  canAsk,
  type Carrier,
  type DeliveryZone,
  isGood,
  quoteFor,
  quoteKey,
  type Rate,
  type RatedWay,
  type RateRequest,
  servingLocations,
  zoneFor,
} from '@souk/shipping'
import { loadGoods } from '../commands/goods.ts'
import { type Addressed, loadShop, placeOfAddress, type Shop } from '../commands/shop.ts'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Reader } from '../dispatch/command.ts'
import type { Dispatcher } from '../dispatch.ts'

export interface RateDeskParts {
  readonly store: DocumentStore
  readonly content: Pick<Reader, 'content' | 'contentOf'>
  readonly dispatch: Dispatcher['dispatch']
  readonly carriers: readonly Carrier[]
  readonly clock: Clock
  readonly log: CommerceDependencies['log']
  /** How long a shopper waits for a carrier, ms. */
  readonly budgetMs?: number
}

/** Asks carriers what delivery costs, before anything is decided: never inside a transaction. */
export interface RateDesk {
  /**
   * Where the zone's carrier computes the fee, the cart holds a quote for this way afterwards: what the carrier asks, or
   * the zone's own fee when it is slow, down or answers nonsense. A quote that still holds is kept. Throws nothing of a
   * carrier's.
   */
  quote(cartId: string, method: 'delivery' | 'pickup', to: RatedWay & Addressed): Promise<void>
}

/** Longer than this nobody waits in front of a checkout. */
const patienceMs = 1500
/** A carrier that did not answer well is not asked again for a while: its zones' own fees are charged at once. */
const restMs = 30_000

interface Asked {
  readonly zone: DeliveryZone
  readonly cart: Cart
  readonly shop: Shop
  readonly to: RatedWay & Addressed
}

/** Builds the desk. */
export function createRateDesk(parts: RateDeskParts): RateDesk {
  const { store, content, dispatch, carriers, clock, log, budgetMs = patienceMs } = parts
  const restUntil = new Map<string, Instant>()
  const asking = new Map<string, Promise<void>>()

  async function requestFor({ zone, cart, shop, to }: Asked): Promise<RateRequest | undefined> {
    const [first] = servingLocations(shop.locations, zone)
    const from = shop.locations.find(({ _id }) => _id === first)
    if (!from) return undefined
    const goods = await loadGoods(content, cart.lines)
    const weightGrams = goods.reduce((sum, { line, variant }) => sum + (variant?.weightGrams ?? 0) * line.quantity, 0)
    const { country, postalCode, city = '', region } = to
    return {
      from: { name: from.name, ...from.address },
      // A postcode prices a parcel; where no street is known yet, its place stands in the line that vendors require
      to: {
        name: '',
        line1: to.line1 || city || postalCode,
        city,
        postalCode,
        country,
        ...(region === undefined ? {} : { region }),
      },
      currency: shop.settings.currency,
      ...(weightGrams > 0 && { weightGrams }),
    }
  }

  /** The best offer, or undefined: the zone's own fee is charged then. */
  async function ask(asked: Asked, now: Instant): Promise<Rate | undefined> {
    const { carrier: name = '' } = asked.zone
    const carrier = carriers.find((each) => each.name === name)
    if (!carrier?.rates || (restUntil.get(name) ?? '') > now) return undefined
    try {
      const request = await requestFor(asked)
      const rates = request ? await within(budgetMs, carrier.rates(request)) : []
      const best = bestRate(rates, asked.zone, asked.shop.settings.currency)
      if (!best) log('warn', 'a carrier made no offer that makes sense', { carrier: name, zone: asked.zone._id, rates })
      return best
    } catch (error) {
      restUntil.set(name, plusMs(now, restMs))
      log('warn', 'a carrier named no price', { carrier: name, zone: asked.zone._id, error })
      return undefined
    }
  }

  async function quoted(asked: Asked, key: string): Promise<void> {
    const quote = quoteFor(asked.zone, await ask(asked, clock()), key, clock())
    const kept = await dispatch('quoteDelivery', { cartId: asked.cart._id, quote }, { actor: systemActor('Checkout') })
    if (!kept.ok) log('warn', 'a quote could not be kept', { cart: asked.cart._id, refusal: kept.refusal })
  }

  return {
    async quote(cartId, method, to) {
      const shop = await loadShop(content)
      const found = zoneFor(shop.zones, placeOfAddress(shop, to), method, shop.locations)
      const zone = found.ok ? found.value : undefined
      if (!zone || !asksCarrier(zone) || !canAsk(zone, to)) return
      const [document] = await store.get([cartId])
      const cart = cartOf(document)
      if (!cart || cart.lines.length === 0) return
      const key = quoteKey(zone, to, cart.lines)
      if (isGood(cart.deliveryQuote, key, clock())) return
      const name = `${cartId} ${key}`
      const underWay = asking.get(name) ?? quoted({ zone, cart, shop, to }, key).finally(() => asking.delete(name))
      asking.set(name, underWay)
      await underWay
    },
  }
}

const cartOf = (document: StoredDocument | undefined): Cart | undefined =>
  document?._type === 'cart' ? (document as Cart) : undefined

/** The answer, or a fault once the time is up. What comes later is not waited for. */
async function within<Value>(ms: number, answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
