import type { Product, SiteSettings, Variant } from '@souk/catalog'
import type { Verification } from '@souk/customers'
import { available, type StockLevel, type StockLocation } from '@souk/inventory'
import { afterDot, type Instant, localize, msBetween, instant, type StoredDocument } from '@souk/kernel'
import {
  lookOf,
  type Message,
  type OrderFacts,
  type ParcelFacts,
  type TemplateFacts,
  type TemplateName,
  type TicketFacts,
  type VerificationFacts,
} from '@souk/messages'
import {
  awaitsGoods,
  type Fulfillment,
  type LineItem,
  openOffers,
  type Order,
  receivedUnits,
  type Return,
  type ReturnLine,
} from '@souk/orders'
import { type Payment, paymentId, type Refund } from '@souk/payments'
import { type DeliveryZone, pinToSay, type Shipment, shipmentId } from '@souk/shipping'
import type { Ticket } from '@souk/support'
import type { OrderSecrets } from '../secrets.ts'
import { orderAsOwed } from './order-as-owed.ts'

/** Reads one document; throws when it is not there. */
export type ReadOne = <Doc extends StoredDocument>(id: string) => Promise<Doc>

export interface FactParts {
  readonly read: ReadOne
  /** Levels that staff are told of together. */
  readonly lowTogether: (lowSince: string) => Promise<readonly StockLevel[]>
  readonly secrets: OrderSecrets
  readonly publicOrigin: string
}

/** A message whose moment has passed: its link would not work any more. It is not sent, and says why. */
export class TooLate extends Error {}

const titleOf = ({ title, variantTitle }: LineItem) => [title, variantTitle].filter(Boolean).join(', ')

/** The offer that a message tells of: the command that asked named both, and a list may have several. */
const offerOf = ({ substitutions = [] }: Fulfillment, messageId: string) =>
  substitutions.find(({ _key }) => afterDot(messageId).startsWith(`${_key}-substitution-asked`))

type Load<Name extends TemplateName> = (message: Message, now: Instant) => Promise<TemplateFacts[Name]>

/** Loads the facts of every template from the documents as they are now. */
export type FactLoaders = { readonly [Name in TemplateName]: Load<Name> }

/** Builds the loaders. */
export function createFactLoaders({ read, lowTogether, secrets, publicOrigin }: FactParts): FactLoaders {
  const settingsNow = () => read<SiteSettings>('siteSettings')

  async function told({ language }: Pick<Message, 'language'>) {
    const settings = await settingsNow()
    const { name, email, timeZone, tokens } = settings
    return { shop: { name, email, timeZone, look: lookOf(tokens) }, language }
  }

  /** A page of the shop in the message's language; the default one has no prefix. */
  async function page({ language }: Pick<Message, 'language'>, path: string): Promise<string> {
    const { defaultLanguage, languages } = await settingsNow()
    const prefix = language !== defaultLanguage && languages.includes(language) ? `/${language}` : ''
    return `${publicOrigin}${prefix}${path}`
  }

  async function pinOf({ _id, delivery }: Order, parcels: readonly Shipment[]): Promise<{ readonly pin?: string }> {
    const zone = delivery.zone ? await read<DeliveryZone>(delivery.zone).catch(() => undefined) : undefined
    const { method } = delivery
    const pin = pinToSay({ method, zoneCarrier: zone?.carrier, parcels, ours: secrets.pinFor(_id) })
    return pin === undefined ? {} : { pin }
  }

  async function order(message: Message, parcels: readonly Shipment[] = []): Promise<readonly [OrderFacts, Order]> {
    const found = await read<Order>(message.order ?? '')
    const { number, currency, promise, totals, address, delivery } = found
    const [link, shop, pin, counters] = await Promise.all([
      page(message, `/orders/${found._id}?key=${secrets.accessToken(found._id)}`),
      told(message),
      pinOf(found, parcels),
      delivery.method === 'pickup' ? countersOf(found) : undefined,
    ])
    const facts = {
      ...shop,
      number,
      currency,
      name: address.name,
      method: delivery.method,
      ...pin,
      total: totals.total,
      link,
      ...(promise && { promise }),
      ...(counters && { counters }),
    }
    return [facts, found]
  }
  async function countersOf({ allocations }: Order): Promise<readonly string[]> {
    const ids = [...new Set(allocations.map(({ location }) => location))]
    const places = await Promise.all(ids.map((id) => read<StockLocation>(id).catch(() => undefined)))
    return places.flatMap((place) =>
      place ? [[place.name, place.address.line1, place.address.city].filter(Boolean).join(', ')] : [],
    )
  }
  const aboutReturn = async (message: Message) => returnOf(message, ({ quantity }) => quantity)
  async function returnOf(message: Message, units: (line: ReturnLine) => number) {
    const [[facts, found], asked] = await Promise.all([order(message), read<Return>(message.about ?? '')])
    const titles = new Map(found.lines.map((line) => [line._key, titleOf(line)]))
    return {
      ...facts,
      claim: asked.kind === 'claim',
      lines: asked.lines
        .map((line) => ({ title: titles.get(line.line) ?? line.sku, quantity: units(line) }))
        .filter(({ quantity }) => quantity > 0),
      sendTo: asked.kind === 'claim' ? [] : await countersOf(found),
      ...(asked.rejection !== undefined && { rejection: asked.rejection }),
    }
  }
  const wholeOrder = async (message: Message) => {
    const [facts, { lines, totals, taxIncluded, address }] = await order(message)
    return { ...facts, lines: lines.filter(({ quantity }) => quantity > 0), totals, taxIncluded, address }
  }
  const changedOrder = async (message: Message) => {
    const [facts, found] = await order(message)
    const owed = orderAsOwed(found)
    const { taxIncluded, address } = found
    return { ...facts, ...owed, total: owed.totals.total, taxIncluded, address }
  }
  const aboutOrder = async (message: Message) => (await order(message))[0]
  const onTheRoad = async (message: Message) => {
    const [facts, { state }] = await order(message)
    if (state === 'completed') throw new TooLate('it had arrived by then')
    return facts
  }

  const toPay = async (message: Message) => {
    const [facts, { reservation, state, exchange }] = await order(message)
    if (state !== 'pending_payment') throw new TooLate('the order does not wait for a payment any more')
    const total = facts.total - (exchange?.credit ?? 0)
    return { ...facts, total, ...(reservation && { until: reservation.expiresAt }) }
  }

  /** Whether the credit of an exchange that ended counts for its return again; the mail may go before it does. */
  async function countsAgain({ _id, exchange, events }: Order): Promise<boolean> {
    if (!exchange || events.some(({ type }) => type === 'credit_returned')) return exchange !== undefined
    const [asked, credit] = await Promise.all([read<Return>(exchange.return), read<Payment>(paymentId(_id, 1))])
    return asked.exchange === _id && awaitsGoods(asked) && credit.refunded === 0
  }

  /** Id of the message that was written first, of one that is said again. */
  async function firstOf({ _id, resendOf }: Message): Promise<string> {
    return resendOf === undefined ? _id : firstOf(await read<Message>(resendOf))
  }

  async function asked(message: Message, now: Instant): Promise<TemplateFacts['substitution-asked']> {
    const [[facts], fulfillment] = await Promise.all([order(message), read<Fulfillment>(message.about ?? '')])
    const offer = offerOf(fulfillment, await firstOf(message)) ?? openOffers(fulfillment).at(-1)
    if (offer?.state !== 'asked' || !offer.answerBy || offer.answerBy <= now)
      throw new TooLate('it was settled by then')
    const { title: missing, quantity, answerBy: until, candidates: offers } = offer
    return { ...facts, missing, quantity, until, offers }
  }

  async function parcel(message: Message): Promise<ParcelFacts> {
    const fulfillment = await read<Fulfillment>(message.about ?? '')
    if (fulfillment.state === 'delivered') throw new TooLate('it had arrived by then')
    const shipment = await read<Shipment>(shipmentId(fulfillment._id)).catch(() => undefined)
    const [facts] = await order(message, shipment ? [shipment] : [])
    const lines = fulfillment.lines.map(({ title, quantity, shorted, sellerName }) => ({
      title,
      quantity: quantity - shorted,
      ...(sellerName && { sellerName }),
    }))
    return {
      ...facts,
      lines: lines.filter(({ quantity }) => quantity > 0),
      ...(shipment?.courierName !== undefined && { courier: shipment.courierName }),
      ...(shipment?.trackingNumber !== undefined && { trackingNumber: shipment.trackingNumber }),
    }
  }

  const verification =
    (path: string) =>
    async (message: Message, now: Instant): Promise<VerificationFacts> => {
      const asked = await read<Verification>(message.about ?? '')
      if (asked.usedAt !== undefined || asked.expiresAt <= now) throw new TooLate('what it asks is used or over by now')
      const [from, to] = [instant(asked.createdAt), instant(asked.expiresAt)]
      const token = encodeURIComponent(secrets.verificationToken(asked._id))
      return {
        ...(await told(message)),
        link: await page(message, `${path}?id=${afterDot(asked._id)}&token=${token}`),
        code: secrets.verificationCode(asked._id),
        minutes: Math.round(msBetween(from, to) / 60_000),
      }
    }

  const ticket =
    (byStaff: boolean) =>
    async (message: Message): Promise<TicketFacts> => {
      const found = await read<Ticket>(message.about ?? '')
      const said = found.messages.filter(
        ({ kind, author }) => kind === 'public' && (author.kind === 'staff') === byStaff,
      )
      const last = byStaff ? said.at(-1) : said[0]
      const author = byStaff ? last?.author.name : undefined
      return {
        ...(await told(message)),
        number: found.number,
        subject: found.subject,
        link: await page(message, `/support/tickets/${found._id}?key=${secrets.accessToken(found._id)}`),
        ...(last && { body: last.body }),
        ...(author && { author }),
      }
    }

  async function levelFacts(level: StockLevel, language: string) {
    const [variant, location] = await Promise.all([read<Variant>(level.variant), read<StockLocation>(level.location)])
    const product = await read<Product>(variant.product._ref)
    const titles = [localize(product.title, language), localize(variant.title, language)]
    const { sku, reorderPoint = 0 } = level
    return {
      sku,
      title: titles.filter(Boolean).join(', '),
      location: location.name,
      available: available(level),
      reorderPoint,
    }
  }

  async function lowStock(message: Message): Promise<TemplateFacts['low-stock']> {
    const first = await read<StockLevel>(message.about ?? '')
    const together = first.lowSince === undefined ? [] : await lowTogether(first.lowSince)
    const levels = together.length > 0 ? together : [first]
    return {
      ...(await told(message)),
      levels: await Promise.all(levels.map((level) => levelFacts(level, message.language))),
      link: `${publicOrigin}/console/stock`,
    }
  }

  return {
    'order-confirmation': wholeOrder,
    'order-changed': changedOrder,
    'stock-arrived': wholeOrder,
    'substitution-asked': asked,
    'payment-failed': toPay,
    'payment-link': toPay,
    'on-its-way': parcel,
    delivered: aboutOrder,
    delayed: onTheRoad,
    'delivery-failed': onTheRoad,
    returned: aboutOrder,
    refunded: async (message) => {
      const [facts] = await order(message)
      const refund = await read<Refund>(message.about ?? '')
      const payment = await read<Payment>(refund.payment)
      return { ...facts, amount: refund.amount, currency: refund.currency, slow: payment.provider !== 'cash' }
    },
    'return-requested': aboutReturn,
    'return-approved': aboutReturn,
    'exchange-agreed': aboutReturn,
    'return-rejected': aboutReturn,
    'return-received': (message) => returnOf(message, receivedUnits),
    'order-canceled': async (message) => {
      const [facts, found] = await order(message)
      const unpaid = ['none', 'pending', 'failed', 'voided', 'authorized'].includes(found.paymentStanding)
      return { ...facts, paid: !unpaid, ...((await countsAgain(found)) && { credited: true }) }
    },
    'confirm-account': verification('/account/confirm'),
    'confirm-phone': verification('/account/confirm'),
    'reset-password': verification('/account/reset'),
    'account-exists': async (message) => ({
      ...(await told(message)),
      signIn: await page(message, '/sign-in'),
      reset: await page(message, '/account/reset'),
    }),
    'ticket-received': ticket(false),
    'ticket-reply': ticket(true),
    'low-stock': lowStock,
  }
}
