import { defineQuery } from 'groq'

/** The money of one order. Read by the order pages of console and Studio. */
export const paymentsOfOrderQuery = defineQuery(`*[_type == "payment" && order == $order] | order(_id asc)[0...20]{
  _type, _id, _rev, order, orderNumber, provider, state, currency, amount, authorized, captured, refunded, disputed, dispute,
  session, reference, card, failure, mismatch, captureAskedAt, captureBefore, createdAt, capturedAt,
  defined(creditOf) => {creditOf}
}`)

/** Refunds of one order. Read by the order pages of console and Studio. */
export const refundsOfOrderQuery = defineQuery(`*[_type == "refund" && order == $order] | order(createdAt asc)[0...100]{
  _type, _id, _rev, order, payment, amount, currency, reason, note, lines, state, reference, failure, createdAt, settledAt
}`)

/** Ids of the refunds of a payment, which a refund decision loads again. Read by commerce. */
export const refundIdsQuery = defineQuery(
  `*[_type == "refund" && payment == $payment] | order(_id asc)[0...100]{_type, _id}`,
)

/** Open payments begun before `$before`, to be read again at the provider. Read by the sweep. */
export const openPaymentsQuery = defineQuery(`*[
  _type == "payment" && provider != "cash" && state in ["created", "pending", "authorized"] && createdAt < $before
] | order(createdAt asc)[0...$limit]{_type, _id, order, provider, session, reference}`)

/** The payment that a provider's session or reference belongs to. Read by commerce when a webhook names no order. */
export const paymentByHandleQuery = defineQuery(`*[
  _type == "payment" && provider == $provider && (session == $session || reference == $reference)
] | order(_id asc)[0]{_type, _id, order}`)

/** Refunds that settled in a span of time. Read by analytics' folder and by `souk rebuild rollups`. */
export const settledRefundsQuery = defineQuery(`*[
  _type == "refund" && state == "succeeded" && settledAt >= $from && settledAt < $to && _id > $after
] | order(_id asc)[0...$limit]{_type, _id, order, state, amount, settledAt}`)

/** Provider events older than `$before`. Read by the sweep, which deletes them. */
export const oldEventsQuery = defineQuery(
  `*[_type == "event" && receivedAt < $before] | order(receivedAt asc)[0...$limit]{_type, _id}`,
)
