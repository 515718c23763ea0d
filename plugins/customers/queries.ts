import { defineQuery } from 'groq'

/** Customers, newest first. Read by the console. */
export const customersQuery = defineQuery(`*[_type == "customer"] | order(createdAt desc, _id desc)[$from...$to]{
  _type, _id, name, email, phone, language, createdAt
}`)
