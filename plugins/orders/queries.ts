import { defineQuery } from 'groq'

/** The orders queue, newest first; `$state` null shows all. Read by the console's queue and the Studio's lists. */
export const ordersQuery = defineQuery(`*[_type == "order" && ($state == null || state == $state)]
| order(createdAt desc, _id desc)[$from...$to]{
  _type, _id, _rev, number, state, paymentStanding, fulfillmentStanding, createdAt, placedAt, currency, totals, promise,
  "name": address.name, "method": delivery.method, fulfillments,
  "units": math::sum(lines[].quantity), "first": lines[0].title, "lineCount": count(lines)
}`)

/** How many orders are in each state. Read by the tabs of console and Studio. */
export const orderCountsQuery = defineQuery(`{
  "pending_payment": count(*[_type == "order" && state == "pending_payment"]),
  "placed": count(*[_type == "order" && state == "placed"]),
  "on_hold": count(*[_type == "order" && state == "on_hold"]),
  "completed": count(*[_type == "order" && state == "completed"]),
  "canceled": count(*[_type == "order" && state == "canceled"]),
  "expired": count(*[_type == "order" && state == "expired"])
}`)

/** One order whole, for people who work on it. Read by the console's order page and the Studio's panes. */
export const orderQuery = defineQuery(`*[_type == "order" && _id == $id][0]{
  _type, _id, _rev, number, state, createdAt, placedAt, completedAt, canceledAt, cancelReason, customer, contact, address,
  delivery{method, zone, slot, location, rate}, language, currency, lines, allocations, totals, taxIncluded, reservation, paymentStanding,
  fulfillmentStanding, payment, fulfillments, returns, substitution, promise, events,
  defined(exchange) => {exchange}
}`)

/** The parcels of one order. Read by the order pages of console, Studio and storefront. */
export const fulfillmentsOfOrderQuery =
  defineQuery(`*[_type == "fulfillment" && order == $order] | order(_id asc)[0...50]{
  _type, _id, _rev, order, orderNumber, location, seller, state, method, lines, holds, assignee, courier, shipment,
  openedAt, pickedAt, packedAt, handedOverAt, deliveredAt, canceledAt, promise, events
}`)

/** Returns and claims of one order, oldest first. Read by the order pages of console and Studio. */
export const returnsOfOrderQuery =
  defineQuery(`*[_type == "return" && order == $order] | order(requestedAt asc, _id asc)[0...50]{
  _type, _id, _rev, order, orderNumber, kind, state, lines, note, rejection, requestedAt, approvedAt, inspectedAt, closedAt, refunds,
  defined(exchange) => {exchange}
}`)

/** Work on the floor, oldest promise first; `$location` null shows every place. Read by the console's floor. */
export const floorQuery = defineQuery(`*[
  _type == "fulfillment" && state in $states && ($location == null || location == $location)
] | order(openedAt asc, _id asc)[0...$limit]{
  _type, _id, _rev, order, orderNumber, location, state, method, lines, holds, assignee, courier, openedAt, pickedAt,
  packedAt, handedOverAt, promise
}`)

/** Where one order is, for its shopper: nothing that is only for staff. Read by the tracking page and the API. */
export const trackingQuery = defineQuery(`*[_type == "order" && _id == $id][0]{
  _type, _id, _rev, number, state, paymentStanding, fulfillmentStanding, createdAt, placedAt, currency, totals, promise,
  delivery{method, zone, slot, location, rate}, address, language, taxIncluded,
  lines[]{_key, sku, seller, sellerName, title, variantTitle, image, quantity, unitPrice, subtotal, discount, canceled, picked, packed, shipped, delivered},
  promotions[]{_key, title, kind, amount, code},
  events[]{_key, at, type, fulfillment},
  "fulfillments": *[_type == "fulfillment" && order == ^._id] | order(_id asc)[0...50]{
    _type, _id, state, location, method, promise, handedOverAt, deliveredAt, courier, lines[]{_key, sku, seller, sellerName, title, quantity, picked}
  }
}`)

/** Finds an order by its number. Read by the console's search. */
export const orderByNumberQuery = defineQuery(`*[_type == "order" && number == $number][0]{_type, _id, number, state}`)

/** Open orders per kind of need, for the first screen of the day. Read by the console's dashboard. */
export const todayQuery = defineQuery(`{
  "toPick": count(*[_type == "fulfillment" && state == "open"]),
  "picking": count(*[_type == "fulfillment" && state == "picking"]),
  "ready": count(*[_type == "fulfillment" && state in ["packed", "ready"]]),
  "onTheWay": count(*[_type == "fulfillment" && state == "handed_over"]),
  "late": *[_type == "fulfillment" && state in ["open", "picking", "packed", "ready"] && promise.to < $now]
    | order(promise.to asc)[0...20]{_type, _id, order, orderNumber, location, state, promise},
  "held": *[_type == "order" && state == "on_hold"] | order(createdAt asc)[0...20]{_type, _id, number, createdAt},
  "disputed": *[_type == "order" && paymentStanding == "disputed"] | order(createdAt asc)[0...20]{_type, _id, number, createdAt}
}`)

/** Unpaid orders whose reservation lapsed before `$before`: candidates, each is loaded again by id. Read by the sweep. */
export const lapsedReservationsQuery = defineQuery(`*[
  _type == "order" && state == "pending_payment" && reservation.expiresAt < $before
] | order(reservation.expiresAt asc)[0...$limit]{_type, _id, payment}`)

/** Carts nobody touched since `$before`. Read by the sweep, which deletes them. */
export const staleCartsQuery = defineQuery(
  `*[_type == "cart" && updatedAt < $before] | order(updatedAt asc)[0...$limit]{_type, _id}`,
)

/** Placed orders of a span of time, for figures. Read by analytics' folder and by `souk rebuild rollups`. */
export const soldOrdersQuery = defineQuery(`*[_type == "order" && placedAt >= $from && placedAt < $to && _id > $after]
| order(_id asc)[0...$limit]{
  _type, _id, placedAt, canceledAt, totals{total}, lines[]{_key, product, title, quantity, subtotal, discount},
  allocations[]{line, location, quantity}
}`)

/** Orders canceled in a span of time, whenever they were placed. Read by analytics' folder. */
export const canceledOrdersQuery = defineQuery(`*[
  _type == "order" && defined(placedAt) && canceledAt >= $from && canceledAt < $to && _id > $after
] | order(_id asc)[0...$limit]{
  _type, _id, placedAt, canceledAt, totals{total}, lines[]{_key, product, title, quantity, subtotal, discount},
  allocations[]{line, location, quantity}
}`)
