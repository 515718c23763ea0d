import type { PaymentProvider, ProviderEvent, ProviderPayment } from '@souk/payments'

/** How one payment goes at its provider, whatever we are told of it. */
export const courses = {
  paid: ['pay'],
  'failed, then paid': ['fail', 'pay'],
  failed: ['fail'],
  'paid, and a part given back there': ['pay', 'give back a part'],
  'paid, and all given back there': ['pay', 'give back all'],
  disputed: ['pay', 'dispute'],
  'dispute won': ['pay', 'dispute', 'win'],
  'never paid': ['expire'],
  'paid another sum': ['pay another sum'],
  'paid in another currency': ['pay in another currency'],
} as const
export type Course = keyof typeof courses
export type Step = (typeof courses)[Course][number]

/** What a part that goes back comes to, in cents. */
export const part = 100

/** A provider's own books, kept beside its events. What it is asked it answers from these. */
export interface Till {
  /** The provider as the shop has it: the real reading of its letters, over these books. */
  readonly provider: PaymentProvider
  session(orderId: string): string
  /** Makes a step of a payment's course. */
  make(step: Step, orderId: string): void
  truth(orderId: string): ProviderPayment
}

/** `verify` is the real adapter's; `told` lists everything that letters were written about. */
export function openTill(
  name: 'stripe' | 'paypal',
  verify: PaymentProvider['verify'],
  told: () => readonly ProviderEvent[],
): Till {
  const books = new Map<string, ProviderPayment>()
  const given = new Set<string>()
  const sessionOf = (orderId: string) => `${name === 'stripe' ? 'cs_test_' : 'PAY'}${orderId.slice(-20)}`
  const find = (session: string | undefined, reference: string | undefined): ProviderPayment => {
    const found = [...books.values()].find(
      (each) => (session !== undefined && each.session === session) || each.reference === reference,
    )
    if (!found) throw new Error(`the provider knows no ${session ?? reference ?? 'payment'}`)
    return found
  }
  const change = (before: ProviderPayment, by: Partial<ProviderPayment>) =>
    void books.set(before.orderId, { ...before, ...by })
  const captured = ({ amount }: ProviderPayment) => ({
    status: 'captured' as const,
    authorized: amount,
    captured: amount,
  })
  const steps: Readonly<Record<Step, (payment: ProviderPayment) => Partial<ProviderPayment>>> = {
    // PayPal's shopper only agrees; the money is taken when we say so
    pay: (payment) => (name === 'paypal' ? { status: 'approved' } : captured(payment)),
    fail: () => ({ status: 'failed', failure: 'Your card was declined.' }),
    'give back a part': () => ({ refunded: part }),
    'give back all': ({ captured: sum }) => ({ refunded: sum }),
    dispute: ({ captured: amount }) => ({ disputed: true, dispute: disputeOf('open', amount) }),
    win: ({ captured: amount }) => ({ disputed: false, dispute: disputeOf('won', amount) }),
    expire: () => ({ status: 'expired' }),
    'pay another sum': (payment) => captured({ ...payment, amount: payment.amount - 1 }),
    'pay in another currency': (payment) => captured(payment),
  }
  const disguise = (step: Step, { amount }: ProviderPayment): Partial<ProviderPayment> =>
    step === 'pay another sum' ? { amount: amount - 1 } : step === 'pay in another currency' ? { currency: 'EUR' } : {}

  const provider: PaymentProvider = {
    name,
    async start({ orderId, currency, total }) {
      const session = sessionOf(orderId)
      const reference = `${name === 'stripe' ? 'pi_' : 'CAP'}${orderId.slice(-20)}`
      const nothing = { authorized: 0, captured: 0, refunded: 0, disputed: false }
      const open = { session, reference, orderId, currency, amount: total, status: 'open' as const, ...nothing }
      if (!books.has(orderId)) books.set(orderId, open)
      return { session, url: `https://pay.example/${session}` }
    },
    read: async ({ session, reference }) => find(session, reference),
    async expire(session) {
      const payment = find(session, undefined)
      if (payment.captured > 0) return 'already_paid'
      change(payment, { status: 'expired' })
      return 'expired'
    },
    async capture({ session, reference }) {
      const payment = find(session, reference)
      if (payment.status === 'approved') change(payment, captured(payment))
      return { state: 'captured' }
    },
    release: async () => 'released',
    async refund({ idempotencyKey }) {
      const reference = `re_${idempotencyKey}`
      given.add(reference)
      return { reference, state: 'succeeded' }
    },
    async readRefund(reference) {
      if (!given.has(reference)) throw new Error(`the provider knows no refund ${reference}`)
      return { reference, state: 'succeeded' }
    },
    changes: async (since) => ({ events: told().filter(({ source }) => source === name), upTo: since }),
    verify,
  }
  const truth = (orderId: string) => {
    const payment = books.get(orderId)
    if (!payment) throw new Error(`no payment of ${orderId} was begun`)
    return payment
  }
  return {
    provider,
    session: sessionOf,
    truth,
    make(step, orderId) {
      const payment = truth(orderId)
      change(payment, { ...disguise(step, payment), ...steps[step](payment) })
    },
  }
}

const disputeOf = (state: 'open' | 'won', amount: number) => ({
  reference: 'du_1',
  state,
  amount,
  reason: 'fraudulent',
})
