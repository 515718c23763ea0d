import { defineQuery } from 'groq'

/** Hours of a span, oldest first. Read by the console's dashboard and by the folder. */
export const rollupsQuery =
  defineQuery(`*[_type == "rollup" && start >= $from && start < $to] | order(start asc)[0...$limit]{
  _type, _id, _rev, grain, start, day, hour, orders, units, revenue, refunded, canceled, newOrders, newRevenue,
  products[]{_key, product, title, units, revenue}, locations[]{_key, location, orders, revenue},
  sellers[]{_key, seller, units, revenue}, cursor
}`)

/** Behaviour of a span of days, oldest first. Read by the console's dashboard. */
export const behaviourQuery =
  defineQuery(`*[_type == "behaviourDay" && day >= $from && day <= $to] | order(day asc)[0...$limit]{
  _type, _id, day, visits, viewed, added, checkouts, paying, ordered, searches, emptySearches,
  products[]{_key, product, views, adds, orders}, terms[]{_key, term, searches, empty}
}`)
