import { defineQuery } from 'groq'

/** Active zones. Read by commerce to quote and place, and by the storefront for the promise in its header. */
export const deliveryZonesQuery = defineQuery(`*[_type == "deliveryZone" && active == true] | order(_id asc)[0...500]{
  _type, _id, _rev, name, country, postcodes, area[]{_key, lat, lng}, radius{location, metres},
  locations[]{_key, _type, _ref}, fee, feeBy, freeFrom, feeTaxClass, minutes, minutesPerKilometre, days, cutOff, carrier, note, active
}`)

/** Where postcodes lie. Read by the console's map of zones; commerce and the storefront hold them in their caches. */
export const gazetteersQuery = defineQuery(`*[_type == "gazetteer"] | order(_id asc)[0...50]{
  _type, _id, _rev, country, places[]{_key, postcode, lat, lng}
}`)

/** The parcels of one order. Read by the order pages of console, Studio and storefront. */
export const shipmentsOfOrderQuery = defineQuery(`*[_type == "shipment" && order == $order] | order(_id asc)[0...50]{
  _type, _id, _rev, order, orderNumber, fulfillment, carrier, service, courierName, rider, trackingNumber, reference,
  trackingUrl, labelUrl, pin, state, flagged, courier, expectedAt, events[]{_key, at, status, description, code, place}, createdAt
}`)

/** Parcels a carrier may speak of, newest first: numbers are recycled. Read by commerce when a carrier's webhook arrives. */
export const shipmentByTrackingQuery = defineQuery(`*[
  _type == "shipment" && carrier == $carrier && (trackingNumber == $trackingNumber || reference == $reference)
] | order(createdAt desc)[0...2]{_type, _id}`)

/** Parcels under way with a carrier that must be asked, the one longest not asked first. Read by the sweep. */
export const openShipmentsQuery = defineQuery(`*[
  _type == "shipment" && carrier in $carriers && defined(trackingNumber)
  && state in ["labeled", "picked_up", "in_transit", "out_for_delivery", "available_for_pickup", "delayed", "failed", "returning"]
] | order(polledAt asc)[0...$limit]{
  _type, _id, carrier, trackingNumber, reference, state, createdAt, polledAt, "heardAt": events[-1].at
}`)

/** Parcels whose carrier said what we do not know, or that need a person. Read by the console. */
export const flaggedShipmentsQuery = defineQuery(`*[
  _type == "shipment" && (flagged == true || state in ["failed", "delayed", "returning"])
] | order(createdAt desc)[0...$limit]{
  _type, _id, order, orderNumber, fulfillment, carrier, trackingNumber, state, flagged, expectedAt,
  events[]{_key, at, status, description, code, place}
}`)

/** What riders have to do: bags that wait, and those that one of them has. Read by the riders' page. */
export const riderRoundQuery = defineQuery(`*[
  _type == "fulfillment" && method == "delivery" && state in ["picking", "packed", "ready", "handed_over", "delivery_failed"]
] | order(promise.to asc, _id asc)[0...60]{
  _type, _id, order, orderNumber, location, state, courier, shipment, promise, "units": math::sum(lines[].quantity),
  "to": *[_type == "order" && _id == ^.order][0]{_type, _id, "name": address.name, "line1": address.line1, "line2": address.line2, "city": address.city,
    "postalCode": address.postalCode, "phone": contact.phone, "zone": delivery.zone, currency,
    "unpaid": select(paymentStanding == "pending" => {"totals": {"total": totals.total}, taxIncluded,
      "lines": lines[]{_key, sku, quantity, canceled, subtotal, discount, tax}})},
  "parcel": *[_type == "shipment" && fulfillment == ^._id][0]{_type, _id, carrier, state, rider, courierName, pinTries}
}`)
