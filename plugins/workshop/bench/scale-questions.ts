import { rollupsQuery } from '@souk/analytics/queries'
import { movementsQuery, stockLevelsQuery } from '@souk/inventory/queries'
import { customersQuery } from '@souk/customers/queries'
import { orderQuery } from '@souk/orders/queries'
import {
  levelMovementsQuery,
  navCountsQuery,
  needsYouQuery,
  orderRow,
  soldAfterQuery,
  workRow,
} from '../../../console/src/queries.ts'

/** Things of the large shop that questions name. */
export interface ScaleThings {
  readonly order: string
  readonly number: string
  readonly email: string
  readonly customer: string
  readonly sku: string
  readonly location: string
  readonly now: string
}

/** One question of a page, as the page asks it. */
interface Question {
  readonly measure: string
  readonly groq: string
  readonly params: Readonly<Record<string, unknown>>
}

const hours = (from: string, by: number): string => new Date(Date.parse(from) + by * 3_600_000).toISOString()
const day = (from: string, by: number): string => hours(from, by * 24).slice(0, 10)
const orders = (filter: string, order = 'placedAt desc', slice = '0...51'): string =>
  `*[_type == "order"${filter}] | order(${order}, _id asc)[${slice}]${orderRow}`
const levels = (filter: string, order: string): string =>
  `*[_type == "stockLevel"${filter}] | order(${order}, _id asc)[0...51]`

const search = ` && ((string::startsWith(lower(number), $text)) || (count(string::split(lower(address.name), $text)) > 1)
  || (count(string::split(lower(contact.email), $text)) > 1) || (count(string::split(lower(contact.phone), $text)) > 1)
  || ($upper in lines[].sku))`
const searching = (text: string) => ({ text: text.toLowerCase(), upper: text.toUpperCase() })
const available = 'onHand - reserved - committed - unavailable'

/** The orders queue: its tabs, orders, filters, searches and pages, and the figures that come beside it. */
const ofOrders = ({ order, number, email, sku, now }: ScaleThings): readonly Question[] => [
  { measure: 'orders, newest', groq: orders(''), params: {} },
  { measure: 'orders, oldest', groq: orders('', 'placedAt asc'), params: {} },
  { measure: 'orders, dearest', groq: orders('', 'totals.total desc'), params: {} },
  {
    measure: 'orders, to pick',
    groq: orders(' && state == $state && fulfillmentStanding == $standing'),
    params: { state: 'placed', standing: 'open' },
  },
  { measure: 'orders, refunded', groq: orders(' && paymentStanding == $standing'), params: { standing: 'refunded' } },
  { measure: 'orders, page 2', groq: orders('', 'placedAt desc', '50...101'), params: {} },
  { measure: 'orders, page 1,000', groq: orders('', 'placedAt desc', '49950...50001'), params: {} },
  { measure: 'search by number', groq: orders(search), params: searching(number) },
  { measure: 'search by e-mail', groq: orders(search), params: searching(email) },
  // Some e-mail addresses in a hundred hold them, each of them another text
  { measure: 'search by two digits', groq: orders(search), params: searching('42') },
  { measure: 'search by SKU', groq: orders(search), params: searching(sku) },
  {
    measure: 'figures beside the queue',
    groq: `{"today": count(*[_type == "order" && placedAt >= $today]), "open": count(*[_type == "order" && state == "placed"]),
      "sum": math::sum(*[_type == "order" && true].totals.total), "all": count(*[_type == "order" && true])}`,
    params: { today: hours(now, -12) },
  },
  { measure: 'one order', groq: orderQuery, params: { id: order } },
  {
    measure: 'its papers',
    groq: `{"lists": *[_type == "fulfillment" && order == $order]${workRow}, "paid": *[_type == "payment" && order == $order],
      "moved": *[_type == "stockMovement" && cause.order == $order]}`,
    params: { order },
  },
  {
    measure: 'floor board',
    groq: `*[_type == "fulfillment" && state in ["open", "picking", "packed", "ready", "handed_over"]] | order(openedAt asc)[0...401]${workRow}`,
    params: {},
  },
]

const ofStock = ({ sku, location }: ScaleThings): readonly Question[] => [
  { measure: 'levels of a SKU', groq: stockLevelsQuery, params: { location: null, sku, from: 0, to: 50 } },
  { measure: 'levels by SKU', groq: stockLevelsQuery, params: { location: null, sku: null, from: 0, to: 50 } },
  { measure: 'levels, least available', groq: levels('', `${available} asc`), params: {} },
  {
    measure: 'levels that are low',
    groq: levels(` && ${available} <= coalesce(reorderPoint, 0)`, 'sku asc'),
    params: {},
  },
  { measure: 'movements of a busy SKU', groq: movementsQuery, params: { location: null, sku, from: 0, to: 50 } },
  { measure: 'movements of its level', groq: levelMovementsQuery, params: { sku, location, limit: 60 } },
  {
    measure: 'catalogue',
    groq: '*[_type == "product"] | order(_updatedAt desc, _id asc)[0...51]{_id, title, handle}',
    params: {},
  },
  {
    measure: 'Studio’s list of levels',
    groq: '*[_type == "stockLevel"] | order(_updatedAt desc)[0...100]{_id, _type, sku, location, onHand}',
    params: {},
  },
]

const ofPeopleAndFigures = ({ customer, now }: ScaleThings): readonly Question[] => [
  { measure: 'customers', groq: customersQuery, params: { from: 0, to: 50 } },
  {
    measure: 'orders of a customer',
    groq: orders(' && customer == $customer'),
    params: { customer },
  },
  { measure: 'counts at the side', groq: navCountsQuery, params: {} },
  { measure: 'what needs somebody', groq: needsYouQuery, params: { now } },
  { measure: 'sales of 30 days', groq: rollupsQuery, params: { from: day(now, -30), to: day(now, 0), limit: 10_000 } },
  { measure: 'sales of a year', groq: rollupsQuery, params: { from: day(now, -365), to: day(now, 0), limit: 10_000 } },
  { measure: 'sales of the last minutes', groq: soldAfterQuery, params: { from: hours(now, -0.05), limit: 500 } },
]

/** What people ask of a large shop, page by page. */
export const questionsOf = (things: ScaleThings): readonly Question[] => [
  ...ofOrders(things),
  ...ofStock(things),
  ...ofPeopleAndFigures(things),
]
