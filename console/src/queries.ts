/**
 * What the console asks across domains. Queries of one domain alone live in that domain's `queries.ts`. Values travel as
 * parameters; every list is ordered and sliced. Each says who reads it.
 */

/** The shop's words and places. Read by the frame of every page. */
export const shopQuery = `{
  "name": *[_type == "siteSettings"][0].name,
  "currency": *[_type == "siteSettings"][0].currency,
  "timeZone": *[_type == "siteSettings"][0].timeZone,
  "tokens": *[_type == "siteSettings"][0].tokens[]{name, value},
  "floorMinutes": *[_type == "siteSettings"][0].floorMinutes,
  "locations": *[_type == "stockLocation"] | order(position asc, _id asc)[0...200]{_id, name, code}
}`

/** What waits behind the pages. Read by the side. */
export const navCountsQuery = `{
  "orders": count(*[_type == "order" && state in ["placed", "on_hold"]]),
  "floor": count(*[_type == "fulfillment" && state in ["open", "picking", "packed", "ready", "handed_over"]]),
  "low": count(*[_type == "stockLevel" && onHand - reserved - committed - unavailable <= coalesce(reorderPoint, 0)]),
  "messages": count(*[_type == "message" && state in ["failed", "undelivered"]]),
  "parcels": count(*[_type == "shipment" && (flagged == true || state in ["failed", "delayed", "returning"])]),
  "effects": count(*[_type == "effect" && state == "dead"]),
  "tickets": count(*[_type == "ticket" && state in ["open", "waiting_for_us"]])
}`

/** Lists as somebody likes them: one's own and the team's. `$me` as the person's id. Read by the frame. */
export const savedViewsQuery = `*[
  _type == "savedView" && !defined(removedAt) && (shared == true || owner.id == $me)
] | order(name asc, _id asc)[0...300]{_id, name, page, search, owner, shared, defaultFor}`

/** Alarms that nobody has seen to. Read by the side. */
export const openAlarmsQuery = `count(*[_type == "alarm" && state == "open"])`

/** The last look through the books, and work that was given up. Read by Alarms. */
export const auditRoundQuery = `{
  "round": *[_type == "auditRound" && _id == "auditRound.latest"][0]{endedAt, looked, found},
  "dead": count(*[_type == "effect" && state == "dead"])
}`

/** One row of the orders queue. Read by the queue through the data provider. */
export const orderRow = `{
  _id, _rev, number, state, placedAt, createdAt, "customer": address.name, currency, "total": totals.total,
  paymentStanding, fulfillmentStanding, promise, "method": delivery.method, fulfillments,
  "lines": lines[]{title, quantity}, "places": allocations[].location
}`

/** Who works on an order and since when. Read by the queue and the floor. */
export const workRow = `{
  _id, _rev, order, orderNumber, location, state, method, holds, assignee, courier, promise,
  openedAt, pickedAt, packedAt, handedOverAt, deliveredAt,
  "startedAt": events[type == "picking_started"][0].at,
  "lines": lines[]{_key, line, sku, seller, sellerName, title, quantity, picked, shorted, parts},
  "substitutions": coalesce(substitutions, [])
}`

/** Barcodes of what is on a list, by SKU. `$skus`. Read by the list that is picked by scan. */
export const barcodesQuery = `*[_type == "variant" && sku in $skus] | order(sku asc)[0...200]{sku, barcode}`

/** Names and promises behind the floor's cards. */
export const orderOfWork = `{_id, number, "customer": address.name, "to": address.line1}`

/** Everything that needs a person. `$now` as an instant. Read by Today. */
export const needsYouQuery = `{
  "late": *[
    _type == "fulfillment" && state in ["open", "picking", "packed", "ready", "handed_over"] && promise.to < $now
  ]
    | order(promise.to asc)[0...100]{_id, order, orderNumber, state, "to": promise.to},
  "overpaid": *[_type == "order" && paymentStanding == "over_captured"]
    | order(placedAt asc)[0...20]{_id, number, placedAt, createdAt},
  "disputed": *[_type == "order" && paymentStanding == "disputed"]
    | order(placedAt asc)[0...20]{_id, number, placedAt, createdAt},
  "held": *[_type == "order" && state == "on_hold"] | order(placedAt asc)[0...20]{_id, number, placedAt, createdAt},
  "refunds": *[_type == "refund" && state == "failed" && !string::startsWith(coalesce(reference, ""), "order.")]
    | order(createdAt asc)[0...20]{_id, order, amount, currency, failure, createdAt},
  "messages": *[_type == "message" && state == "failed"]
    | order(createdAt asc)[0...20]{_id, order, template, failure, createdAt},
  "effects": *[_type == "effect" && state == "dead"]
    | order(createdAt asc)[0...20]{_id, kind, subject, lastError, createdAt},
  "alarms": *[_type == "alarm" && state == "open"] | order(firstAt asc)[0...20]{_id, kind, message, firstAt},
  "low": *[_type == "stockLevel" && onHand - reserved - committed - unavailable <= coalesce(reorderPoint, 0)]
    | order(sku asc)[0...200]{_id, sku, location, "available": onHand - reserved - committed - unavailable}
}`

/** Called off before any money was taken: no sale, and owed no more. */
const sold = '!(defined(canceledAt) && paymentStanding in ["none", "pending", "failed", "voided", "authorized"])'

/** Orders of two spans of time, for figures with their comparison. Read by Today. */
export const todayQuery = `{
  "now": *[_type == "order" && placedAt >= $from && placedAt < $to && ${sold}] | order(placedAt asc)[0...5000]{
    placedAt, "total": totals.total
  },
  "before": *[_type == "order" && placedAt >= $beforeFrom && placedAt < $beforeTo && ${sold}] | order(placedAt asc)[0...5000]{
    placedAt, "total": totals.total
  },
  "work": *[_type == "fulfillment" && openedAt >= $from && openedAt < $to] | order(openedAt asc)[0...5000]{
    openedAt, deliveredAt, promise, "ordered": math::sum(lines[].quantity), "picked": math::sum(lines[].picked),
    "shorted": math::sum(lines[].shorted)
  },
  "workBefore": *[_type == "fulfillment" && openedAt >= $beforeFrom && openedAt < $beforeTo]
    | order(openedAt asc)[0...5000]{
    openedAt, deliveredAt, promise, "ordered": math::sum(lines[].quantity), "picked": math::sum(lines[].picked),
    "shorted": math::sum(lines[].shorted)
  }
}`

/** What was sold after a moment. `$from`, `$limit`. The roll-ups do not know these yet. Read by Sales. */
export const soldAfterQuery = `*[_type == "order" && placedAt >= $from] | order(placedAt asc, _id asc)[0...$limit]{
  _id, "sold": ${sold}, placedAt, canceledAt, totals{total}, lines[]{_key, product, seller, title, quantity, subtotal, discount},
  allocations[]{line, location, quantity},
  "first": (!defined(customer) || count(*[
    _type == "order" && customer == ^.customer && defined(placedAt) && placedAt < ^.placedAt
  ]) == 0) && (!defined(contact.email) || contact.email == "" || count(*[
    _type == "order" && lower(contact.email) == lower(^.contact.email) && defined(placedAt) && placedAt < ^.placedAt
  ]) == 0)
}`

/** What was refunded after a moment. `$from`, `$limit`. Read by Sales. */
export const refundedAfterQuery = `*[
  _type == "refund" && state == "succeeded" && settledAt >= $from && defined(*[_id == ^.order][0].placedAt)
] | order(settledAt asc, _id asc)[0...$limit]{_id, state, amount, settledAt}`

/** Words and pictures of everything that is sold. `$limit`. Read by the pages of stock. */
export const sellablesQuery = `*[_type == "variant"] | order(sku asc)[0...$limit]{
  _id, sku, barcode, title, backorder{limit, restockDays},
  "product": product->{title, "image": images[0].asset->url}
}`

/** Movements of one level, newest first. `$sku`, `$location`, `$limit`. Read by the stock drawer. */
export const levelMovementsQuery = `*[
  _type == "stockMovement" && $sku in entries[].sku && $location in entries[].location
] | order(at desc, _id desc)[0...$limit]{
  _id, at, reason, note, cause{kind, order, orderNumber, fulfillment, count, transfer, purchaseOrder, reference}, actor{kind, id, name},
  "entries": entries[sku == $sku && location == $location]{location, from, to, quantity}
}`

/** Movements of one level since a moment. `$sku`, `$location`, `$since`, `$limit`. Read by the stock drawer. */
export const levelMovementsSinceQuery = `*[
  _type == "stockMovement" && $sku in entries[].sku && $location in entries[].location && at > $since
] | order(at desc, _id desc)[0...$limit]{
  _id, at, "entries": entries[sku == $sku && location == $location]{from, to, quantity}
}`

/** Transfers and purchase orders that lead a SKU to a place, with their movements. `$sku`, `$location`, `$limit`. Read by the stock drawer. */
export const incomingPapersQuery = `{
  "papers": *[
    _type in ["stockTransfer", "purchaseOrder"] && $sku in lines[].sku && coalesce(to, location) == $location
  ] | order(openedAt desc)[0...$limit]{_id, _type, reference, "events": events[]{at, type}, "lines": lines[sku == $sku]{sku, quantity}},
  "movements": *[
    _type == "stockMovement" && cause.kind in ["transfer", "purchase_order"] && $sku in entries[].sku
  ] | order(at desc)[0...$limit]{
    _id, at, cause{transfer, purchaseOrder}, "entries": entries[sku == $sku]{sku, from, to, quantity}
  }
}`

/** What a customer asked us, newest first. `$customer`. Read by the page of customers. */
export const customerTicketsQuery = `*[_type == "ticket" && customer == $customer]
  | order(createdAt desc)[0...20]{_id, number, subject, state, createdAt}`

/** What was asked about an order, newest first. `$order`. Read by the order page. */
export const ticketsOfOrderQuery = `*[_type == "ticket" && order == $order]
  | order(createdAt desc)[0...20]{_id, number, subject, state, createdAt}`

/** Who is in the book of what was done, lately; `$limit` entries. Read by the audit page. */
export const auditPeopleQuery = `*[_type == "auditEntry"] | order(at desc)[0...$limit].actor{id, name, kind}`

/** Documents that go by a number, a SKU, a reference or an id. `$text`. Read by the audit page. */
export const namedDocumentsQuery = `*[
  _id == $text || (_type in ["order", "ticket"] && number == $text) || (_type == "fulfillment" && orderNumber == $text)
  || (_type == "stockLevel" && sku == $text) || (_type in ["purchaseOrder", "stockTransfer"] && reference == $text)
] | order(_id asc)[0...50]._id`

/** Steps of the floor in a span of time: they stand in the timelines of their orders. `$from`, `$to`, `$types`. Read by Audit. */
export const floorStepsQuery = `*[_type == "order" && createdAt < $to && _updatedAt >= $from && count(
  events[actor.kind == "staff" && type in $types && at >= $from && at < $to]
) > 0] | order(_updatedAt desc)[0...1000]{
  _id, number, "steps": events[actor.kind == "staff" && type in $types && at >= $from && at < $to]{
    _key, at, type, actor, fulfillment
  }
}`

/** What providers and carriers told us about an order, newest first. `$order`. Read by the parcels and the payments. */
export const eventsOfOrderQuery = `*[_type == "event" && order == $order]
  | order(receivedAt desc)[0...20]{_id, source, kind, receivedAt, payload}`

/** The backlog of work for the outside world. `$now` as an instant. Read by the page of effects. */
export const effectFiguresQuery = `{
  "due": count(*[_type == "effect" && state == "pending" && nextAt <= $now]),
  "waiting": count(*[_type == "effect" && state == "pending" && nextAt > $now]),
  "dead": count(*[_type == "effect" && state == "dead"]),
  "oldest": *[_type == "effect" && state == "pending" && nextAt <= $now] | order(createdAt asc)[0].createdAt
}`

/** What a promotion can be narrowed to. `$limit`. Read by the form of promotions. */
export const promotableQuery = `*[_type in ["product", "category", "seller"]] | order(_type asc, _id asc)[0...$limit]{
  _id, _type, "title": coalesce(title[0].value, name[0].value, name)
}`

/** Both editions of a content document: what is published and what waits. `$ids`. Read by the forms. */
export const editionsQuery = `*[_id in $ids] | order(_id asc)[0...2]`

/** Where our places are. Read by the map of zones. */
export const placesQuery = `*[_type == "stockLocation"] | order(position asc, _id asc)[0...200]{
  _id, name, geopoint{lat, lng}
}`

/** Words for the figures: each product's first category, sellers' names, the first day of sales. Read by Sales and Behaviour. */
export const figureWordsQuery = `{
  "products": *[_type == "product" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]
    | order(_id asc)[0...5000]{_id, "title": title[0].value, "category": categories[0]._ref},
  "categories": *[_type == "category" && !(_id in path("drafts.**"))] | order(position asc)[0...500]{
    _id, "title": title[0].value
  },
  "sellers": *[_type == "seller" && !(_id in path("drafts.**"))] | order(_id asc)[0...500]{_id, name},
  "firstDay": *[_type == "rollup"] | order(start asc)[0].day,
  "firstVisits": *[_type == "behaviourDay"] | order(day asc)[0].day
}`
