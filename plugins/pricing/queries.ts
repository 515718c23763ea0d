import { defineQuery } from 'groq'

/** The whole tax table: it is small. Read by commerce to quote. */
export const taxRatesQuery = defineQuery(`*[_type == "taxRate"] | order(_id asc)[0...1000]{
  _type, _id, _rev, name, country, region, postcodes, taxClass, rate, included, validFrom
}`)

/** Every promotion. Read by the console's list of promotions; commerce holds them in its cache of content. */
export const promotionsQuery = defineQuery(`*[_type == "promotion"] | order(_id asc)[0...200]{
  _type, _id, _rev, title, kind, value, minimum, products, categories, sellers, from, to, limitTotal, limitPerCustomer,
  automatic, stackable, active,
  "codes": *[_type == "promotionCode" && promotion == ^._id] | order(createdAt desc, _id asc)[0...100]{
    _id, code, active, redemptions, limit
  }
}`)

/** Codes of a promotion, newest first; `$promotion` null shows all. Read by the console. */
export const promotionCodesQuery = defineQuery(`*[
  _type == "promotionCode" && ($promotion == null || promotion == $promotion)
] | order(createdAt desc, _id asc)[$from...$to]{
  _type, _id, _rev, code, promotion, active, redemptions, limit, note, createdAt
}`)
