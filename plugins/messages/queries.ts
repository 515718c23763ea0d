import { defineQuery } from 'groq'

/** What was said about one order. Read by the console's order page. */
export const messagesOfOrderQuery =
  defineQuery(`*[_type == "message" && order == $order] | order(createdAt asc)[0...100]{
  _type, _id, channel, template, language, to, subject, state, createdAt, sentAt, failure
}`)
