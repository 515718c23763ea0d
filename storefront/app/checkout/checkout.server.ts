import { type CommandInputs, followCheckout } from '@souk/commerce'
import { afterDot, type Refusal, refuse } from '@souk/kernel'
import { customerField } from '../account/checkout-start.server.ts'
import { type Basket, basketOf } from '../cart/basket.ts'
import { type BasketPromise, basketPromise } from '../cart/basket-promise.ts'
import { cartIdOf, shopper } from '../cart/change-cart.server.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { countersOf, countriesOf, placeOf } from '../catalog/place.ts'
import { type CartSession, newCartSession } from '../session.server.ts'
import type { Shop } from '../shop.ts'
import { addressTyped, checkCheckout, phoneTyped } from './check-checkout.server.ts'
import { type CheckoutInput, needsPostcode } from './checkout-form.ts'

/** A place where orders are picked up, as the page names it. */
export interface Counter {
  readonly id: string
  readonly name: string
  /** Street and city. */
  readonly line: string
}

/** Basket and choices as the page shows them, quoted for where it goes. */
export interface CheckoutView {
  readonly basket: Basket
  /** Where it would wait for whoever picks it up; undefined when the shop has no counter. */
  readonly pickup?: Counter
  /** Every place where it could. */
  readonly counters: readonly Counter[]
  /** Countries that we deliver to, the shop's own first. */
  readonly countries: readonly { readonly value: string; readonly title: string }[]
  /** Ways to pay that the shop offers, in its order. */
  readonly methods: readonly CheckoutInput['provider'][]
  /** True once it is known where the order goes, so that every sum is the last word. */
  readonly known: boolean
  /** When it would be there if it was paid now, or that nobody goes there. */
  readonly promise?: BasketPromise
  /** Fee and minutes to the typed postcode; undefined until one is typed that riders reach. No fee: a carrier computes it. */
  readonly place?: { readonly fee?: number; readonly from: number; readonly to: number }
}

/** Limits per customer are told as soon as we know who asks. */
const whoOf = ({ email = '' }: { readonly email?: string }): readonly string[] =>
  email.includes('@') ? [email.trim().toLowerCase()] : []

/** Only what was typed is told: a street that is not there yet is none. */
function destinationOf(
  {
    postalCode,
    region,
    city,
    line1,
  }: { readonly [Part in 'region' | 'city' | 'line1']?: string } & {
    readonly postalCode: string
  },
  country: string,
) {
  return { country, postalCode, ...(region && { region }), ...(city && { city }), ...(line1 && { line1 }) }
}

/** Quotes the cart for a method and address; where a carrier computes the fee it is asked first, and its word kept. */
export async function checkoutView(
  shop: Shop,
  catalog: Catalog,
  language: string,
  session: CartSession | undefined,
  typed: CheckoutInput,
): Promise<CheckoutView> {
  const where = { ...typed, ...addressTyped(typed) }
  const { country, postalCode } = where
  const counters = countersOf(catalog)
  const chosen = counters.find(({ _id }) => _id === where.location)
  const told = postalCode !== '' || !needsPostcode(country)
  const place = told ? placeOf(catalog, postalCode, shop.clock(), shop.commerce.queueAt, country) : undefined
  const to = where.method === 'pickup' ? (chosen ?? counters[0])?.address : place?.reached ? where : undefined
  const destination = to && destinationOf(to, to.country)
  if (session && destination && where.method === 'delivery')
    await shop.commerce.quoteDelivery(cartIdOf(session), destination)
  const quote = session
    ? await shop.commerce.quoteCart(cartIdOf(session), destination, where.method, whoOf(where), chosen?._id)
    : undefined
  const atCounter =
    session && where.method === 'delivery'
      ? await shop.commerce.quoteCart(cartIdOf(session), undefined, 'pickup', [], chosen?._id)
      : quote
  const counter = counters.find(({ _id }) => _id === atCounter?.pickupAt) ?? chosen ?? counters[0]
  const promise = basketPromise(catalog, destination && quote, language, where)
  const outside = where.method === 'delivery' && place?.reached === false
  return {
    basket: basketOf(catalog, quote, language),
    ...(counter && { pickup: counterView(counter) }),
    counters: counters.map(counterView),
    countries: countriesOf(catalog).map((value) => ({ value, title: countryName(value, language) })),
    methods: await shop.commerce.paymentMethods(),
    known: destination !== undefined && quote?.rate?.source !== 'open',
    ...(promise ? { promise } : {}),
    ...(outside ? { promise: { kind: 'outside', postalCode, place: counter?.name ?? '' } } : {}),
    ...(place?.reached
      ? { place: { from: place.from, to: place.to, ...(place.fee !== undefined && { fee: place.fee }) } }
      : {}),
  }
}

const counterView = ({ _id, name, address: { line1, city } }: Catalog['locations'][number]): Counter => ({
  id: _id,
  name,
  line: [line1, city].filter(Boolean).join(', '),
})

const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code

/** What the shopper read: in which language, and which sum. No other sum is ever charged. */
export interface Agreed {
  readonly language: string
  readonly shown: number
}

/** The command's input: for pickup the address is the counter's, under the shopper's name. */
function placeOrderInput(
  input: CheckoutInput,
  catalog: Catalog,
  session: CartSession,
  { language, shown }: Agreed,
): CommandInputs['placeOrder'] {
  const { currency } = catalog.settings
  const counters = countersOf(catalog)
  const place = counters.find(({ _id }) => _id === input.location) ?? counters[0]
  const counter = place?.address
  const { name, ...typed } = addressTyped(input)
  const atCounter = counter && {
    line1: counter.line1,
    city: counter.city,
    postalCode: counter.postalCode,
    country: counter.country,
    ...(counter.region ? { region: counter.region } : {}),
  }
  return {
    orderUlid: session.order,
    cartId: cartIdOf(session),
    email: input.email,
    phone: phoneTyped(input),
    address: { name, ...(input.method === 'pickup' && atCounter ? atCounter : typed) },
    delivery: { method: input.method, ...(input.method === 'pickup' && place && { location: place._id }) },
    payment: { provider: input.provider },
    substitution: input.substitution,
    language,
    total: { amount: shown, currency },
  }
}

/** Where a placed order leads, with the cookies of its browser. */
export interface Placed {
  readonly ok: true
  readonly to: string
  readonly cookies: readonly string[]
}

/** The ulid of the order that a checkout became: of its latest attempt, if that is one. */
export async function becameOrder(shop: Shop, checkout: string): Promise<string | undefined> {
  const read = async (id: string) => (await shop.orders.read(afterDot(id)))?.order
  const { orderUlid, order } = await followCheckout(read, checkout)
  return order && orderUlid
}

/** The order that this very checkout is already: one that has the same content, which nobody else could send. */
async function standing(shop: Shop, command: CommandInputs['placeOrder']): Promise<string | undefined> {
  if ((await becameOrder(shop, command.orderUlid)) === undefined) return undefined
  const told = await shop.commerce.dispatch('placeOrder', command, { actor: shopper })
  return told.ok ? (told.value as { readonly orderId: string }).orderId : undefined
}

const commandOf = async (
  shop: Shop,
  catalog: Catalog,
  request: Request,
  session: CartSession,
  input: CheckoutInput,
  agreed: Agreed,
): Promise<CommandInputs['placeOrder']> => ({
  ...placeOrderInput(input, catalog, session, agreed),
  ...(await customerField(shop, request)),
})

/** Whether the form was sent before and its answer got lost: the basket is used up by then, and what it costs is nothing. */
export const wasPlaced = async (...asked: Parameters<typeof commandOf>): Promise<boolean> =>
  (await standing(asked[0], await commandOf(...asked))) !== undefined

/**
 * Places the order and opens its payment. The order's ulid was fixed with the basket, so the same form sent twice makes
 * one order: that of a later checkout, where the basket came back from a first. On success the browser gets a fresh basket, and a
 * guest's the order's key.
 */
export async function placeCheckout(
  shop: Shop,
  catalog: Catalog,
  request: Request,
  session: CartSession,
  input: CheckoutInput,
  agreed: Agreed,
): Promise<Placed | { readonly ok: false; readonly refusal: Refusal }> {
  const urls = (orderId: string) => {
    const page = `${shop.publicOrigin}/orders/${orderId}`
    return { success: `${page}?paid=1`, cancel: page }
  }
  const command = await commandOf(shop, catalog, request, session, input, agreed)
  const placed = await shop.commerce.checkout(command, { actor: shopper }, urls).catch((error: unknown) => {
    shop.report(error, 'checkout')
    return refuse({ code: 'payment_unreachable', message: 'The payment page could not be opened.' })
  })
  const { postalCode, country } = addressTyped(input)
  const home = input.method === 'delivery' && country === catalog.settings.country
  const place = home && postalCode ? [await shop.sessions.keepPostalCode(postalCode)] : []
  const became = async (orderId: string, to: string): Promise<Placed> => {
    // Whoever is signed in opens it as its owner: a key would outlive the session
    const owned = command.customer !== undefined
    const token = shop.commerce.accessToken(orderId)
    const key = owned ? [] : [await shop.sessions.keepOrder(request, afterDot(orderId), token)]
    return { ok: true, to, cookies: [...key, await shop.sessions.keepCart(newCartSession()), ...place] }
  }
  if (placed.ok) return became(placed.value.orderId, placed.value.payment.url ?? `/orders/${placed.value.orderId}`)
  // The order stands and holds its things; only its pay page could not be opened. Its own page has all ways to pay
  const stands = await standing(shop, command)
  return stands === undefined ? placed : became(stands, `/orders/${stands}?unreachable=1`)
}

/** Checks the typed words against the rules of their country and the shop's reach. */
export const problemsOf = (input: CheckoutInput, catalog: Catalog, shop: Shop) =>
  checkCheckout(input, (code, country) => placeOf(catalog, code, shop.clock(), shop.commerce.queueAt, country).reached)
