import { defineQuery } from 'groq'

/** What was said about one order. Read by the console's order page. */
export const messagesOfOrderQuery =
  defineQuery(`*[_type == "message" && order == $order] | order(createdAt asc)[0...100]{
  _type, _id, channel, template, language, to, subject, state, createdAt, sentAt, settledAt, failure
}`)

/**
 * The message log, newest first; `null` leaves a filter out, `before` pages by `createdAt`. Read by the console's list of
 * messages.
 */
export const messageLogQuery = defineQuery(`*[
  _type == "message" && ($state == null || state == $state) && ($channel == null || channel == $channel)
  && ($template == null || template == $template) && ($to == null || to == $to)
  && ($before == null || createdAt < $before)
] | order(createdAt desc)[0...$limit]{
  _type, _id, channel, template, language, to, subject, order, about, resendOf, state, createdAt, sentAt, settledAt, failure,
  "orderNumber": *[_id == ^.order][0].number
}`)

/** Effects that need a person or are late, the dead first. Read by the console's list of effects. */
export const openEffectsQuery = defineQuery(`*[_type == "effect" && state in ["dead", "pending"]]
  | order(state asc, nextAt asc)[0...$limit]{
  _type, _id, kind, subject, state, attempts, nextAt, leaseUntil, lastError, createdAt
}`)
