import { defineQuery } from 'groq'

/** Active zones. Read by commerce to quote and place, and by the storefront for the promise in its header. */
export const deliveryZonesQuery = defineQuery(`*[_type == "deliveryZone" && active == true] | order(_id asc)[0...500]{
  _type, _id, _rev, name, country, postcodes, locations[]{_key, _type, _ref}, fee, freeFrom, minutes, note, active
}`)

/** The parcels of one order. Read by the order pages of console, Studio and storefront. */
export const shipmentsOfOrderQuery = defineQuery(`*[_type == "shipment" && order == $order] | order(_id asc)[0...50]{
  _type, _id, _rev, order, orderNumber, fulfillment, carrier, service, courierName, trackingNumber, labelUrl, state,
  events[]{_key, at, status, description}, createdAt
}`)

/** The parcel a carrier speaks of. Read by commerce when a carrier's webhook arrives. */
export const shipmentByTrackingQuery = defineQuery(`*[
  _type == "shipment" && carrier == $carrier && trackingNumber == $trackingNumber
] | order(_id asc)[0]{_type, _id}`)

/** Parcels on their way with a carrier that must be asked. Read by the sweep. */
export const openShipmentsQuery = defineQuery(`*[
  _type == "shipment" && carrier != "own-courier" && state in ["labeled", "in_transit", "out_for_delivery", "failed", "returning"]
] | order(_updatedAt asc)[0...$limit]{_type, _id, carrier, trackingNumber}`)
