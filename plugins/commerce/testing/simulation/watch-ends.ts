import { type Instant, plusMinutes, type StoredDocument } from '@souk/kernel'
import type { Order } from '@souk/orders'

/** Looks on at every commit whether reservations end when they should, by the lake's clock and nobody else's. */
export interface Ends {
  readonly wrong: string[]
  look(documents: readonly StoredDocument[], now: Instant): void
}

/** As every story's shop has it. */
const reservationMinutes = 15
/** A dearer exchange waits for the difference, which is asked for by mail. */
const exchangeMinutes = 24 * 60

export function watchEnds(): Ends {
  const open = new Map<string, string>()
  const wrong: string[] = []
  return {
    wrong,
    look(documents, now) {
      for (const order of documents.filter((each): each is Order => each._type === 'order')) {
        const { _id, state, reservation } = order
        const end = open.get(_id)
        if (state === 'expired' && end !== undefined && now < end)
          wrong.push(`I12 ${_id} expired at ${now}, before its end at ${end}`)
        open.delete(_id)
        if (state !== 'pending_payment' || !reservation) continue
        open.set(_id, reservation.expiresAt)
        const most = plusMinutes(now, order.exchange ? exchangeMinutes : reservationMinutes)
        if (end === undefined && reservation.expiresAt > most)
          wrong.push(`I12 ${_id} is held until ${reservation.expiresAt}, more than a reservation from ${now}`)
      }
    },
  }
}
