import type { StoredDocument } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Payment, ProviderPayment } from '@souk/payments'
import type { Bought } from './storm.ts'
import { type Course, part } from './till.ts'

/** How an order stands once everything about it was heard, however it was told. */
export interface Expected {
  readonly state: Order['state']
  readonly standing: Order['paymentStanding']
  readonly captured: number
  readonly refunded: number
  /** How often each is told in the order's timeline. */
  readonly told: Readonly<Record<string, number>>
}

const stands: Readonly<Record<Course, readonly [state: Order['state'], standing: Order['paymentStanding']]>> = {
  paid: ['placed', 'captured'],
  'failed, then paid': ['placed', 'captured'],
  failed: ['pending_payment', 'failed'],
  'paid, and a part given back there': ['placed', 'partially_refunded'],
  'paid, and all given back there': ['placed', 'refunded'],
  disputed: ['on_hold', 'disputed'],
  'dispute won': ['placed', 'captured'],
  'never paid': ['pending_payment', 'voided'],
  'paid another sum': ['pending_payment', 'pending'],
  'paid in another currency': ['pending_payment', 'pending'],
}

/** From the provider's own books. Money that does not match its order counts for nothing. */
export function expectedOf({ course }: Bought, { captured }: ProviderPayment): Expected {
  const [state, standing] = stands[course]
  const isOurs = state !== 'pending_payment'
  const back = course === 'paid, and a part given back there' ? part : standing === 'refunded' ? captured : 0
  return {
    state,
    standing,
    captured: isOurs ? captured : 0,
    refunded: back,
    told: { placed: isOurs ? 1 : 0, paid: isOurs ? 1 : 0 },
  }
}

/** What is there against what should be. */
export function judgeStorm(
  bought: readonly Bought[],
  documents: readonly StoredDocument[],
  expected: (each: Bought) => Expected,
): readonly string[] {
  const byId = new Map(documents.map((document) => [document._id, document]))
  const wrong = bought.flatMap((each) => {
    const order = byId.get(each.orderId) as Order | undefined
    const payment = order && (byId.get(order.payment) as Payment | undefined)
    if (!order || !payment) return [`I4 ${each.orderId} is gone`]
    const { told, ...should } = expected(each)
    // All of it went back there before anything was heard: nothing is owed, so nothing need be placed
    if (should.standing === 'refunded' && order.paymentStanding === 'refunded' && payment.captured === payment.refunded)
      return []
    const is = {
      state: order.state,
      standing: order.paymentStanding,
      captured: payment.captured,
      refunded: payment.refunded,
      told: Object.fromEntries(
        Object.keys(told).map((type) => [type, order.events.filter((event) => event.type === type).length]),
      ),
    }
    const [a, b] = [JSON.stringify(is), JSON.stringify({ ...should, told })]
    return a === b ? [] : [`R8 ${each.orderId} (${each.source}, ${each.course}) is ${a}, not ${b}`]
  })
  const forged = documents.filter(({ _id, _type }) => _type === 'event' && /forged/i.test(_id))
  return [...wrong, ...forged.map(({ _id }) => `R8 ${_id} is kept, and was forged`)]
}
