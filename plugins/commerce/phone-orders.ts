import { variantId } from '@souk/catalog'
import { ok, type Refusal, refuser, type Result } from '@souk/kernel'
import type { StockLocation } from '@souk/inventory'
import { type Cart, type Order, orderRefusals, type PhoneOrderPreview } from '@souk/orders'
import type { Payment } from '@souk/payments'
import type { PhoneOrderInputs, PhoneWish } from './commands/phone-orders/inputs.ts'
import { loadSettings } from './commands/shop.ts'
import { followCheckout } from './commands/unconfirmed.ts'
import type { CommandContext, Commerce, DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'
import { type QuoteSources, quoteCart } from './quote-cart.ts'
import type { OrderSecrets } from './secrets.ts'

export interface PhoneOrderParts {
  readonly dispatch: Dispatcher['dispatch']
  readonly checkout: Commerce['checkout']
  readonly sources: () => QuoteSources
  readonly secrets: Pick<OrderSecrets, 'accessToken'>
  readonly publicOrigin: string
}
type Place = PhoneOrderInputs['placePhoneOrder']
const no = refuser(orderRefusals)

/** What a placed phone order answers. */
export interface PhonePlaced {
  readonly orderId: string
  readonly number: string
  readonly state: Order['state']
  /** The way to pay was mailed. */
  readonly linkSent: boolean
}

/** The errands of orders that staff take on the phone: a quote that leaves nothing behind, and a checkout like any other. */
export function createPhoneOrders({ dispatch, checkout, sources, secrets, publicOrigin }: PhoneOrderParts) {
  async function preview(wish: PhoneWish): Promise<Result<PhoneOrderPreview, Refusal>> {
    const { content, ...rest } = sources()
    const settings = await loadSettings(content)
    const cart = cartOf(wish, settings.currency, settings.defaultLanguage, rest.now)
    const { method, location } = wish.delivery
    const quote = await quoteCart({ ...rest, content, store: holding(rest.store, cart) }, cart._id, {
      method,
      location,
      destination: method === 'delivery' ? wish.address : undefined,
    })
    if (!quote) throw new Error('a cart that is held in the hand cannot be read')
    const { currency, totals, taxIncluded, promise, rate } = quote
    return ok({
      currency,
      lines: quote.lines.map(({ sku, title, variantTitle, quantity, ...rest }) => {
        const { unitPrice, subtotal, discount, available, later } = rest
        const line = { sku, title, variantTitle, quantity, unitPrice, subtotal, discount, available }
        return { ...line, ...(later && { later }) }
      }),
      totals,
      taxIncluded,
      ...(promise && { promise }),
      problems: quote.problems.map(({ code, sku, message }) => ({ code, message, ...(sku && { sku }) })),
      final: rate?.source !== 'open',
      heldMinutes: settings.reservationMinutes,
    })
  }

  /** Its cart is named after the order: a repeat fills it to the same, and takes out what is not wanted any more. */
  async function fill({ orderUlid, lines, language }: Place, context: CommandContext) {
    const cartId = `cart.phone-${orderUlid}`
    const { actor } = context
    const opened = await dispatch('createCart', { cartId, ...(language ? { language } : {}) }, { actor })
    if (!opened.ok) return opened
    const [held] = (await sources().store.get([cartId])) as readonly (Cart | undefined)[]
    const gone = (held?.lines ?? []).filter(({ sku }) => lines.every((line) => line.sku !== sku))
    for (const { sku, quantity } of [...gone.map((line) => ({ ...line, quantity: 0 })), ...lines]) {
      const set = await dispatch('setCartLine', { cartId, sku, quantity }, { actor })
      if (!set.ok) return set
    }
    return opened
  }

  /** What stands for this call, if anything; refused when it is something else than is asked for now. */
  async function standing(wish: Place): Promise<Result<Order | undefined, Refusal>> {
    const { store } = sources()
    const read = async (id: string) => (await store.get([id]))[0] as Order | undefined
    const { order } = await followCheckout(read, wish.orderUlid)
    if (!order) return ok(order)
    const [payment] = (await store.get([order.payment])) as readonly (Payment | undefined)[]
    return isSame(order, payment, wish) ? ok(order) : no('order_differs', { number: order.number })
  }

  async function place(order: Place, { role: _, ...context }: CommandContext): Promise<Result<PhonePlaced, Refusal>> {
    const { lines: __, payment, total, ...said } = order
    const { content } = sources()
    const known = await standing(order)
    if (!known.ok) return known
    if (!known.value) {
      const filled = await fill(order, context)
      if (!filled.ok) return filled
    }
    const { currency } = await loadSettings(content)
    const pages = (orderId: string) => {
      const page = `${publicOrigin}/orders/${orderId}?key=${secrets.accessToken(orderId)}`
      return { success: `${page}&paid=1`, cancel: page }
    }
    const placed = await checkout(
      {
        ...said,
        address: await addressOf(order, content),
        cartId: `cart.phone-${order.orderUlid}`,
        payment: { provider: payment === 'cash' ? 'cash' : 'stripe' },
        ...(total === undefined ? {} : { total: { amount: total, currency } }),
      },
      { actor: context.actor },
      pages,
    )
    if (!placed.ok) return placed
    const { orderId } = placed.value
    // An earlier press whose answer was lost may have come in between
    const now = await standing(order)
    if (!now.ok) return now
    const linkSent =
      payment === 'link' &&
      (await dispatch('sendPaymentLink', { orderId }, { actor: context.actor, commandId: `phone-${order.orderUlid}` }))
        .ok
    return ok({ orderId, number: placed.value.number, state: now.value?.state ?? 'pending_payment', linkSent })
  }

  return { preview, place }
}

/** The same goods for the same account, paid the same way. Contact, address and delivery are compared by `placeOrder`. */
const isSame = (order: Order, payment: Payment | undefined, wish: Place): boolean =>
  order.customer === wish.customer &&
  (payment?.provider === 'cash') === (wish.payment === 'cash') &&
  order.lines.length === wish.lines.length &&
  wish.lines.every(({ sku, quantity }) => order.lines.some((line) => line.sku === sku && line.quantity === quantity))

function cartOf({ lines }: PhoneWish, currency: string, language: string, now: string): Cart {
  return {
    _id: 'cart.on-the-phone',
    _type: 'cart',
    _rev: 'none',
    _createdAt: now,
    _updatedAt: now,
    lines: lines.map(({ sku, quantity }) => ({ _key: sku, sku, variant: variantId(sku), quantity })),
    currency,
    language,
    updatedAt: now,
  }
}

/** Goods that are picked up go to the counter's address, under the name of whoever comes. */
async function addressOf({ address, delivery }: Place, content: QuoteSources['content']): Promise<Place['address']> {
  if (delivery.method === 'delivery' || delivery.location === undefined) return address
  const [place] = await content.content<StockLocation>([delivery.location])
  if (place?._type !== 'stockLocation') return address
  const { line1, city, postalCode, country, region } = place.address
  return { name: address.name, line1, city, postalCode, country, ...(region ? { region } : {}) }
}

/** A store where one cart lies that nobody wrote. */
const holding = (store: DocumentStore, cart: Cart): DocumentStore => ({
  ...store,
  get: async (ids) => {
    const found = await store.get(ids.filter((id) => id !== cart._id))
    const rest = found[Symbol.iterator]()
    return ids.map((id) => (id === cart._id ? cart : (rest.next().value ?? undefined)))
  },
})
