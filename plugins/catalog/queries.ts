import { defineQuery } from 'groq'

// Each query takes what a reader shows and no more. The perspective of the client decides between drafts and published.

/** The shop itself. Read by every page of the storefront, by commerce and by the console. */
export const siteSettingsQuery = defineQuery(`*[_type == "siteSettings"][0]{
  _type, _id, _rev, shop, name, tagline, currency, defaultLanguage, languages, timeZone, country,
  navigation[]{_key, label, href},
  footer[]{_key, title, links[]{_key, label, href}},
  footerNote, character, announcement, numerals, priceNote, phrases[]{_key, name, text}, tokens[]{_key, name, value},
  "logo": logo.asset->url, "logoAlt": logo.alt,
  email, phone, reservationMinutes, deliveryMethods, firstOrderNumber, openingHours
}`)

/** Doors and facets. Read by the storefront's navigation, listing and home, and by the API. */
export const categoriesQuery = defineQuery(`*[_type == "category"] | order(position asc, _id asc)[0...200]{
  _type, _id, "handle": handle.current, title, summary, ground, position, "image": image.asset->url, "imageAlt": image.alt
}`)

/**
 * Every product for sale with its variants: the storefront's catalogue cache, which filters, sorts and pages in memory
 * (listing, search, API). `$limit` bounds it. Variants point at products, so they are gathered here once.
 */
export const catalogQuery = defineQuery(`*[_type == "product" && published == true] | order(_id asc)[0...$limit]{
  _type, _id, _rev, _updatedAt, "handle": handle.current, title, summary, tags, ground, prepMinutes,
  "seller": seller._ref,
  "categories": categories[]._ref,
  options[]{_key, code, title, guide{label, href}, values[]{_key, code, title, note, colour}},
  "images": images[]{_key, alt, "url": asset->url, hotspot},
  "variants": *[_type == "variant" && product._ref == ^._id && active == true] | order(position asc, _id asc)[0...100]{
    _type, _id, _rev, sku, title, optionValues[]{_key, option, value}, price, compareAtPrice, taxClass, requiresShipping,
    position, active, "image": image.asset->url
  }
}`)

/** One product with all that its page shows. Read by the storefront's product page and the API. */
export const productQuery = defineQuery(`*[_type == "product" && handle.current == $handle && published == true][0]{
  _type, _id, _rev, _updatedAt, "handle": handle.current, title, summary, description, tags, ground, prepMinutes, seo,
  "seller": seller->{_type, _id, name, about},
  "categories": categories[]->{_type, _id, "handle": handle.current, title},
  facts[]{_key, label, value},
  options[]{_key, code, title, guide{label, href}, values[]{_key, code, title, note, colour}},
  "images": images[]{_key, alt, "url": asset->url, hotspot},
  "variants": *[_type == "variant" && product._ref == ^._id && active == true] | order(position asc, _id asc)[0...100]{
    _type, _id, _rev, sku, title, optionValues[]{_key, option, value}, price, compareAtPrice, taxClass, requiresShipping,
    position, active, "image": image.asset->url
  }
}`)

/** Ids of variants by SKU. Read by commerce and the importer to find what the documents are; they decide from the ids. */
export const variantIdsQuery = defineQuery(`*[_type == "variant" && sku in $skus] | order(sku asc)[0...1000]{
  _type, _id, sku, "product": product._ref, active
}`)

/** A page made of blocks. Read by the storefront's home (`home`) and copy pages. */
export const pageQuery = defineQuery(`*[_type == "page" && handle.current == $handle][0]{
  _type, _id, "handle": handle.current, title,
  blocks[]{
    _type, _key,
    _type == "heroBlock" => {title, text, "image": image.asset->url, "imageAlt": image.alt, primary{label, href}, secondary{label, href}, note},
    _type == "stripBlock" => {items[]{_key, icon, text}},
    _type == "categoryDoorsBlock" => {title, "categories": categories[]._ref},
    _type == "productRowBlock" => {title, source, "category": category._ref, "collection": collection._ref, "products": products[]._ref, limit, action{label, href}},
    _type == "storyBlock" => {title, text, action{label, href}, note, steps[]{_key, title, text, "image": image.asset->url, "imageAlt": image.alt}},
    _type == "colourStoryBlock" => {
      title, text, "image": image.asset->url, "imageAlt": image.alt, colours[]{_key, title, colour, href}, action{label, href}, note
    },
    _type == "promisesBlock" => {items[]{_key, title, text}},
    _type == "textBlock" => {body}
  }
}`)

/** Variants with their product, for pickers. Read by the console's stock sheet and the Studio's inventory pane. */
export const variantListQuery = defineQuery(`*[_type == "variant"] | order(sku asc)[$from...$to]{
  _type, _id, sku, title, price, active, "product": product->{_type, _id, title, "image": images[0].asset->url}
}`)
