/** The country of the shop. Read by the dialog of phone orders. */
export const shopCountryQuery = `*[_type == "siteSettings"][0].country`

/** Shoppers with an account by the beginning of name, e-mail or phone. Read by the dialog of phone orders. */
export const callersQuery = `*[
  _type == "customer" && state != "erased" && (name match $text || email match $text || phone match $text)
] | order(createdAt desc, _id desc)[0...6]{_id, name, email, phone, language, addresses, defaultAddress}`
