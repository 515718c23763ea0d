import { defineQuery } from 'groq'

/** The whole tax table: it is small. Read by commerce to quote. */
export const taxRatesQuery = defineQuery(`*[_type == "taxRate"] | order(_id asc)[0...1000]{
  _type, _id, _rev, name, country, region, postcodes, taxClass, rate, included, validFrom
}`)
