import type { Instant } from '@souk/kernel'
import type { Random } from '../random.ts'

/** What the card provider knows of one order's payment. */
export interface CardPayment {
  readonly session: string
  readonly url: string
  readonly intent: string
  readonly charge: string
  readonly card: { readonly brand: string; readonly last4: string }
}

type Json = Readonly<Record<string, unknown>>

/** Keeps the provider's side of the story, to be loaded into its simulator at the end. */
export interface StripeBooks {
  /** Invents ids and a card for an order. */
  open(random: Random): CardPayment
  /** The session was opened and, by now, has this outcome. */
  session(
    payment: CardPayment,
    order: { id: string; amount: number; at: Instant },
    outcome: 'paid' | 'open' | 'expired',
  ): void
  /** Money that went back. */
  refunded(intent: string, amount: number): void
  /** Bodies for `POST /_sim/load`, a few hundred payments each. */
  loads(): readonly Json[]
}

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
const token = (random: Random, length: number): string => Array.from({ length }, () => random.pick(letters)).join('')

const cards: readonly (readonly [CardPayment['card'], number])[] = [
  [{ brand: 'visa', last4: '4242' }, 6],
  [{ brand: 'mastercard', last4: '4444' }, 3],
  [{ brand: 'amex', last4: '0005' }, 1],
]

const perLoad = 200
const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

interface Entry {
  readonly payment: CardPayment
  readonly order: { readonly id: string; readonly amount: number; readonly at: Instant }
  readonly outcome: 'paid' | 'open' | 'expired'
}

function loadOf(entries: readonly Entry[], refunds: ReadonlyMap<string, number>): Json {
  const paid = entries.filter(({ outcome }) => outcome === 'paid')
  const shared = ({ order }: Entry) => ({ amount: order.amount, currency: 'usd', created: seconds(order.at) })
  return {
    paymentIntents: paid.map((entry) => ({
      ...shared(entry),
      id: entry.payment.intent,
      latest_charge: entry.payment.charge,
      metadata: { orderId: entry.order.id },
    })),
    charges: paid.map((entry) => {
      const back = refunds.get(entry.payment.intent) ?? 0
      const { intent, charge, card } = entry.payment
      return {
        ...shared(entry),
        id: charge,
        payment_intent: intent,
        card,
        amount_refunded: back,
        refunded: back === entry.order.amount,
      }
    }),
    sessions: entries.map(({ payment, order, outcome }) => ({
      id: payment.session,
      amount_total: order.amount,
      amount_subtotal: order.amount,
      currency: 'usd',
      created: seconds(order.at),
      client_reference_id: order.id,
      metadata: { orderId: order.id },
      payment_intent: outcome === 'paid' ? payment.intent : null,
      status: { paid: 'complete', open: 'open', expired: 'expired' }[outcome],
      payment_status: outcome === 'paid' ? 'paid' : 'unpaid',
      ...(outcome === 'open' && { url: payment.url }),
    })),
  }
}

/** Empty books; `origin` is where the provider's pay pages are. */
export function createStripeBooks(origin: string): StripeBooks {
  const entries = new Map<string, Entry>()
  const refunds = new Map<string, number>()
  return {
    open(random) {
      const session = `cs_test_a1${token(random, 56)}`
      return {
        session,
        url: `${origin}/c/pay/${session}`,
        intent: `pi_3${token(random, 23)}`,
        charge: `ch_3${token(random, 23)}`,
        card: random.weighted(cards),
      }
    },
    session: (payment, order, outcome) => void entries.set(payment.session, { payment, order, outcome }),
    refunded: (intent, amount) => void refunds.set(intent, (refunds.get(intent) ?? 0) + amount),
    loads() {
      const all = [...entries.values()]
      return Array.from({ length: Math.ceil(all.length / perLoad) }, (_, at) =>
        loadOf(all.slice(at * perLoad, (at + 1) * perLoad), refunds),
      )
    },
  }
}
