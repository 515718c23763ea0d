import { defineQuery } from 'groq'

/** Customers, newest first. Read by the console. */
export const customersQuery = defineQuery(`*[_type == "customer"] | order(createdAt desc, _id desc)[$from...$to]{
  _type, _id, state, name, email, phone, language, createdAt
}`)

/** One customer with what they have bought. Read by the console's page of a customer. */
export const customerQuery = defineQuery(`*[_type == "customer" && _id == $id][0]{
  _type, _id, state, name, email, emailConfirmedAt, phone, phoneConfirmedAt, language, addresses, defaultAddress,
  consents, createdAt, erasedAt,
  "orders": *[_type == "order" && customer == ^._id] | order(createdAt desc)[0...100]{
    _type, _id, number, state, createdAt, placedAt, totals, currency, paymentStanding, fulfillmentStanding
  }
}`)
