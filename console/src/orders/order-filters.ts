import type { CrudFilter } from '@refinedev/core'
import { fulfillmentStandings, orderLifecycle, paymentStandings } from '@souk/orders'
import type { Shop } from '../shop.ts'
import { addDays, dayOf, longDay, startOfDay } from '../time-words.ts'

export interface FilterChoice {
  readonly value: string
  readonly title: string
}
/** A kind of filter that people add as a chip. */
export interface FilterKind {
  readonly name: string
  readonly title: string
  readonly choices: readonly FilterChoice[]
  readonly filter: (value: string) => CrudFilter
}

const choicesOf = (table: Readonly<Record<string, { readonly title: string }>>): readonly FilterChoice[] =>
  Object.entries(table).map(([value, { title }]) => ({ value, title }))

/** The day an order was placed, in the shop's zone; the last seven are offered, any other comes by address. */
const dayKind = (zone: string, now: number): FilterKind => ({
  name: 'day',
  title: 'Placed',
  choices: Array.from({ length: 7 }, (_, back) => addDays(dayOf(now, zone), -back)).map((day) => ({
    value: day,
    title: longDay(`${day}T12:00:00Z`, 'UTC'),
  })),
  filter: (day) => ({
    operator: 'and',
    value: [
      { field: 'placedAt', operator: 'gte', value: new Date(startOfDay(day, zone)).toISOString() },
      { field: 'placedAt', operator: 'lt', value: new Date(startOfDay(addDays(day, 1), zone)).toISOString() },
    ],
  }),
})

/** Days from the first to the last, `2026-10-25..2026-11-21`, in the shop's zone. Figures lead here by address. */
const daysKind = (zone: string): FilterKind => ({
  name: 'days',
  title: 'Placed',
  choices: [],
  filter: (days) => {
    const [first = '', last = first] = days.split('..')
    return {
      operator: 'and',
      value: [
        { field: 'placedAt', operator: 'gte', value: new Date(startOfDay(first, zone)).toISOString() },
        { field: 'placedAt', operator: 'lt', value: new Date(startOfDay(addDays(last, 1), zone)).toISOString() },
      ],
    }
  },
})

/** A filter that only links set: what it may be is too much to choose from. */
const byAddress = (name: string, title: string, field: string): FilterKind => ({
  name,
  title,
  choices: [],
  filter: (value) => ({ field, operator: 'ina', value: [value] }),
})

/** Every filter of the queue. Places are the shop's own. */
export const filterKinds = (
  { locations, timeZone }: Pick<Shop, 'locations' | 'timeZone'>,
  now: number,
): readonly FilterKind[] => [
  dayKind(timeZone, now),
  daysKind(timeZone),
  byAddress('product', 'Product', 'lines[].product'),
  byAddress('seller', 'Seller', 'lines[].seller'),
  {
    name: 'state',
    title: 'Order',
    choices: choicesOf(orderLifecycle),
    filter: (value) => ({ field: 'state', operator: 'eq', value }),
  },
  {
    name: 'payment',
    title: 'Payment',
    choices: choicesOf(paymentStandings),
    filter: (value) => ({ field: 'paymentStanding', operator: 'eq', value }),
  },
  {
    name: 'fulfillment',
    title: 'Fulfillment',
    choices: choicesOf(fulfillmentStandings),
    filter: (value) => ({ field: 'fulfillmentStanding', operator: 'eq', value }),
  },
  {
    name: 'place',
    title: 'Place',
    choices: locations.map(({ _id, name }) => ({ value: _id, title: name })),
    filter: (value) => ({ field: 'allocations[].location', operator: 'ina', value: [value] }),
  },
  {
    name: 'method',
    title: 'Method',
    choices: [
      { value: 'delivery', title: 'Delivery' },
      { value: 'pickup', title: 'Pickup' },
    ],
    filter: (value) => ({ field: 'delivery.method', operator: 'eq', value }),
  },
]

/** Chosen values by kind: `{payment: 'captured'}`. They live in the address, so that a view can be sent to somebody. */
export type Chosen = Readonly<Record<string, string>>

export const chosenFilters = (kinds: readonly FilterKind[], chosen: Chosen): CrudFilter[] =>
  kinds.flatMap(({ name, filter }) => (chosen[name] ? [filter(chosen[name])] : []))

/** Number, name, mail, phone or SKU: one of them holds the text. */
export const searchFilters = (text: string): CrudFilter[] =>
  text.trim() === ''
    ? []
    : [
        {
          operator: 'or',
          value: [
            { field: 'number', operator: 'startswith', value: text.trim() },
            { field: 'address.name', operator: 'contains', value: text.trim() },
            { field: 'contact.email', operator: 'contains', value: text.trim() },
            { field: 'contact.phone', operator: 'contains', value: text.trim() },
            { field: 'lines[].sku', operator: 'ina', value: [text.trim().toUpperCase()] },
          ],
        },
      ]
