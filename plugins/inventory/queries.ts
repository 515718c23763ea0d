import { defineQuery } from 'groq'

/** Places in the order they are tried. Read by commerce, console and Studio. */
export const stockLocationsQuery = defineQuery(`*[_type == "stockLocation"] | order(position asc, _id asc)[0...200]{
  _type, _id, name, code, "seller": seller._ref, address, geopoint, position, active
}`)

/** Levels of a page, by place or everywhere (`$location` null), by SKU or all (`$sku` null). Read by console and API. */
export const stockLevelsQuery = defineQuery(`*[
  _type == "stockLevel" && ($location == null || location == $location) && ($sku == null || sku == $sku)
] | order(sku asc, location asc)[$from...$to]{
  _type, _id, _rev, _updatedAt, sku, variant, location, onHand, reserved, committed, unavailable, damaged, qualityControl,
  safetyStock, incoming, reorderPoint,
  "available": onHand - reserved - committed - unavailable
}`)

/** How many levels that page is cut from. Read by the console's footer. */
export const stockLevelCountQuery = defineQuery(`count(*[
  _type == "stockLevel" && ($location == null || location == $location) && ($sku == null || sku == $sku)
])`)

/** Every level of one variant. Read by the Studio's inventory pane. */
export const variantLevelsQuery =
  defineQuery(`*[_type == "stockLevel" && variant == $variant] | order(location asc)[0...200]{
  _type, _id, _rev, sku, variant, location, onHand, reserved, committed, unavailable, damaged, qualityControl,
  safetyStock, incoming, reorderPoint,
  "available": onHand - reserved - committed - unavailable
}`)

/** What is free per variant, for the shop's cache. Read by the storefront at start; the listener keeps it fresh. */
export const availabilityQuery = defineQuery(`*[_type == "stockLevel"] | order(_id asc)[0...$limit]{
  _type, _id, _rev, sku, variant, location, onHand, reserved, committed, unavailable
}`)

/** Movements of a SKU, newest first, at one place or everywhere (`$location` null). Read by console, Studio and API. */
export const movementsQuery = defineQuery(`*[
  _type == "stockMovement" && $sku in entries[].sku && ($location == null || $location in entries[].location)
] | order(at desc, _id desc)[$from...$to]{
  _type, _id, at, reason, note, actor{kind, id, name},
  cause{kind, order, orderNumber, fulfillment, count, transfer, purchaseOrder, return, reference},
  "entries": entries[sku == $sku]{_key, sku, location, from, to, quantity}
}`)

/** One transfer with the levels that its steps change. `$id`. Read by the console's drawer. */
export const transferQuery = defineQuery(`*[_type == "stockTransfer" && _id == $id][0]{
  ...,
  "levels": *[
    _type == "stockLevel" && location in [^.from, ^.to] && variant in ^.lines[].variant
  ] | order(_id asc)[0...1000]
}`)

/** One purchase order with the levels that it is brought to. `$id`. Read by the console's drawer. */
export const purchaseOrderQuery = defineQuery(`*[_type == "purchaseOrder" && _id == $id][0]{
  ...,
  "levels": *[
    _type == "stockLevel" && location == ^.location && variant in ^.lines[].variant
  ] | order(_id asc)[0...500]
}`)

/** Levels at or below their reorder point. Read by the console's dashboard. */
export const lowStockQuery = defineQuery(`*[
  _type == "stockLevel" && defined(reorderPoint) && onHand - reserved - committed - unavailable <= reorderPoint
] | order(onHand - reserved - committed - unavailable asc, sku asc)[0...$limit]{
  _type, _id, sku, variant, location, onHand, reserved, committed, unavailable, reorderPoint
}`)
