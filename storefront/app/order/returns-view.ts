import {
  isReasonFor,
  type Order,
  type Return,
  returnableUnits,
  type ReturnReasonCode,
  returnReasons,
  returnsUntil,
  type ReturnState,
  whyNotOnReturn,
} from '@souk/orders'
import type { Catalog } from '../catalog/catalog.ts'
import { localeOf } from '../languages.ts'
import { dayWords } from '../time.ts'
import type { OrderFile } from './order-reader.server.ts'

/** One return or claim as its shopper sees it. */
export interface ReturnView {
  readonly id: string
  readonly claim: boolean
  readonly state: ReturnState
  /** Day on which it was asked for. */
  readonly day: string
  readonly lines: readonly { readonly key: string; readonly title: string; readonly quantity: number }[]
  /** Why we said no. */
  readonly rejection?: string
  /** Page of the order that is sent instead. */
  readonly instead?: string
  /** It may still be called off. */
  readonly open: boolean
}

/** What may be asked for now. */
export interface ReturnOffer {
  /** The last day of it. */
  readonly until: string
  readonly reasons: readonly ReturnReasonCode[]
  readonly lines: readonly {
    readonly key: string
    readonly title: string
    readonly variantTitle: string
    /** Units, 1 or more. */
    readonly left: number
  }[]
}

/** What came back of an order, or is on its way, and what still may. */
export interface ReturnsView {
  readonly returns: readonly ReturnView[]
  /** Number of the order that it is sent in exchange for. */
  readonly inExchange?: string
  /** Undefined while nothing was delivered, and when nothing is left. */
  readonly offer?: ReturnOffer
  /** The last day, when it is over and units would be left. */
  readonly over?: string
}

/** Reasons that a shopper may choose. */
export const shopperReasons = (Object.keys(returnReasons) as readonly ReturnReasonCode[]).filter((reason) =>
  isReasonFor(reason, 'return'),
)

/** Folds the returns of an order into the part of its page that tells of them. */
export function returnsView(
  { order, returns }: OrderFile,
  catalog: Catalog,
  language: string,
  now: string,
  keyOf: (orderId: string) => string,
): ReturnsView {
  const { timeZone, returnDays } = catalog.settings
  const day = (at: string) => dayWords(at, timeZone, localeOf(catalog.settings, language))
  const until = returnsUntil(order, returnDays)
  const lines = order.lines
    .map((line) => ({
      key: line._key,
      title: line.title,
      variantTitle: line.variantTitle,
      left: returnableUnits(line, returns),
    }))
    .filter(({ left }) => left > 0)
  const seen = {
    returns: returns.map((found) => ({ ...oneReturn(order, found, day), ...insteadOf(found, keyOf) })),
    ...(order.exchange ? { inExchange: order.exchange.orderNumber } : {}),
  }
  if (until === undefined || lines.length === 0) return seen
  if (now > until) return { ...seen, over: day(until) }
  return { ...seen, offer: { until: day(until), reasons: shopperReasons, lines } }
}

const insteadOf = ({ exchange }: Return, keyOf: (orderId: string) => string): Pick<ReturnView, 'instead'> =>
  exchange === undefined ? {} : { instead: `/orders/${exchange}?key=${keyOf(exchange)}` }

const oneReturn = (order: Order, found: Return, day: (at: string) => string): ReturnView => ({
  id: found._id,
  claim: found.kind === 'claim',
  state: found.state,
  day: day(found.requestedAt),
  lines: found.lines.map(({ _key, line, sku, quantity }) => ({
    key: _key,
    title: order.lines.find((each) => each._key === line)?.title ?? sku,
    quantity,
  })),
  ...(found.rejection === undefined ? {} : { rejection: found.rejection }),
  open: whyNotOnReturn(found, 'cancel') === undefined,
})
