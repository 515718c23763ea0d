import type { New } from '@souk/kernel'
import type { Rollup } from './documents.ts'
import type { SalesFact, SellerSale } from './facts.ts'
import { type ShopHour, shopHour } from './hour.ts'

/** An hour in which nothing happened yet. */
export const emptyRollup = ({ id, day, hour, start }: ShopHour): New<Rollup> => ({
  _id: id,
  _type: 'rollup',
  grain: 'hour',
  start,
  day,
  hour,
  orders: 0,
  units: 0,
  revenue: 0,
  refunded: 0,
  canceled: 0,
  newOrders: 0,
  newRevenue: 0,
  products: [],
  locations: [],
  sellers: [],
  cursor: '',
})

/**
 * Adds one fact to its hour. Only adds: the order of facts does not matter, but each may be folded once, which
 * `rebuild` sees to. The cursor is the newest moment and fact it has seen.
 */
export function foldFact(rollup: New<Rollup>, fact: SalesFact): New<Rollup> {
  const mark = `${fact.at} ${fact.kind} ${fact.id}`
  const seen = { ...rollup, cursor: mark > rollup.cursor ? mark : rollup.cursor }
  if (fact.kind === 'refund') return { ...seen, refunded: rollup.refunded + fact.amount }
  if (fact.kind === 'cancel') return { ...seen, canceled: rollup.canceled + 1 }
  return {
    ...seen,
    orders: rollup.orders + 1,
    units: rollup.units + fact.units,
    revenue: rollup.revenue + fact.revenue,
    newOrders: rollup.newOrders + (fact.first ? 1 : 0),
    newRevenue: rollup.newRevenue + (fact.first ? fact.revenue : 0),
    products: fact.products.reduce(addProduct, rollup.products),
    locations: fact.locations.reduce(addLocation, rollup.locations),
    sellers: fact.sellers.reduce(addSeller, rollup.sellers),
  }
}

const byKey = (a: { readonly _key: string }, b: { readonly _key: string }) => (a._key < b._key ? -1 : 1)

function addProduct(
  rows: Rollup['products'],
  sale: Rollup['products'][number] | Omit<Rollup['products'][number], '_key'>,
) {
  const old = rows.find(({ product }) => product === sale.product)
  const row = {
    _key: sale.product,
    product: sale.product,
    // Titles may change within the hour; the greater one wins, so that the order of facts does not.
    title: old && old.title > sale.title ? old.title : sale.title,
    units: (old?.units ?? 0) + sale.units,
    revenue: (old?.revenue ?? 0) + sale.revenue,
  }
  return [...rows.filter(({ product }) => product !== sale.product), row].sort(byKey)
}

function addLocation(rows: Rollup['locations'], sale: { readonly location: string; readonly revenue: number }) {
  const old = rows.find(({ location }) => location === sale.location)
  const row = {
    _key: sale.location,
    location: sale.location,
    orders: (old?.orders ?? 0) + 1,
    revenue: (old?.revenue ?? 0) + sale.revenue,
  }
  return [...rows.filter(({ location }) => location !== sale.location), row].sort(byKey)
}

function addSeller(rows: Rollup['sellers'], sale: SellerSale) {
  const old = rows.find(({ seller }) => seller === sale.seller)
  const row = {
    _key: sale.seller,
    seller: sale.seller,
    units: (old?.units ?? 0) + sale.units,
    revenue: (old?.revenue ?? 0) + sale.revenue,
  }
  return [...rows.filter(({ seller }) => seller !== sale.seller), row].sort(byKey)
}

/**
 * All hours from all facts, oldest first. A fact given twice counts once. Folding an hour anew from its facts is how
 * both the folder and `souk rebuild rollups` work, so the two cannot differ.
 */
export function rebuild(facts: readonly SalesFact[], timeZone: string): readonly New<Rollup>[] {
  const once = new Map(facts.map((fact) => [`${fact.kind} ${fact.id}`, fact]))
  const hours = new Map<string, New<Rollup>>()
  for (const fact of once.values()) {
    const hour = shopHour(fact.at, timeZone)
    hours.set(hour.id, foldFact(hours.get(hour.id) ?? emptyRollup(hour), fact))
  }
  return [...hours.values()].sort((a, b) => (a.start < b.start ? -1 : 1))
}
