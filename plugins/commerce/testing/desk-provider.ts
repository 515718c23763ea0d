import type { PaymentProvider, ProviderPayment } from '@souk/payments'

/**
 * A payment provider in memory with the contract's own rules, for tests and simulations: sessions by idempotency key, a
 * session that is paid cannot expire, one that expired cannot be paid, refunds by key.
 */
export interface DeskProvider extends PaymentProvider {
  /** The shopper pays; false when the session is gone. `late`: the money was under way when the session ended. */
  pay(session: string, late?: boolean): boolean
  session(orderId: string): string | undefined
  /** Money that left us, by order. */
  refunded(orderId: string): number
}

interface Session {
  readonly id: string
  readonly orderId: string
  readonly currency: string
  readonly amount: number
  /** Paid money is only authorized until it is captured. */
  readonly manual: boolean
  state: 'open' | 'authorized' | 'paid' | 'expired' | 'voided'
  captured: number
  refunds: Map<string, number>
}

export function createDeskProvider(name: 'stripe' | 'paypal' = 'stripe'): DeskProvider {
  const sessions = new Map<string, Session>()
  const byOrder = (orderId: string) => [...sessions.values()].findLast((session) => session.orderId === orderId)
  const find = (id: string): Session => {
    const session = sessions.get(id)
    if (!session) throw new Error(`no session ${id}`)
    return session
  }
  const taken = (session: Session) => [...session.refunds.values()].reduce((sum, amount) => sum + amount, 0)
  const show = (session: Session): ProviderPayment => ({
    session: session.id,
    orderId: session.orderId,
    currency: session.currency,
    amount: session.amount,
    status: session.state === 'paid' ? 'captured' : session.state,
    authorized: session.state === 'authorized' || (session.manual && session.state === 'paid') ? session.amount : 0,
    captured: session.captured,
    refunded: taken(session),
    disputed: false,
    ...((session.state === 'paid' || session.state === 'authorized') && { reference: `pi_${session.id}` }),
  })
  return {
    name,
    async start({ idempotencyKey, orderId, currency, total, capture }) {
      const id = `cs_${idempotencyKey.replaceAll(/[^A-Za-z0-9]/g, '_')}`
      if (!sessions.has(id))
        sessions.set(id, {
          id,
          orderId,
          currency,
          amount: total,
          manual: capture === 'manual',
          state: 'open',
          captured: 0,
          refunds: new Map(),
        })
      return { session: id, url: `https://pay.example/${id}` }
    },
    async read({ session, reference }) {
      return show(find(session ?? (reference ?? '').replace('pi_', '')))
    },
    async expire(id) {
      const session = find(id)
      if (session.state === 'paid' || session.state === 'authorized') return 'already_paid'
      if (session.state === 'open') session.state = 'expired'
      return 'expired'
    },
    async capture({ session: id, reference, amount }) {
      const session = find(id ?? (reference ?? '').replace('pi_', ''))
      if (session.state === 'paid') return { state: 'captured' }
      if (session.state !== 'authorized' || amount > session.amount) return { state: 'declined', failure: 'no hold' }
      session.state = 'paid'
      session.captured = amount
      return { state: 'captured' }
    },
    async release({ session: id, reference }) {
      const session = find(id ?? (reference ?? '').replace('pi_', ''))
      if (session.state === 'paid') return 'already_paid'
      session.state = 'voided'
      return 'released'
    },
    async refund({ reference, amount, idempotencyKey }) {
      const session = find(reference.replace('pi_', ''))
      const known = session.refunds.has(idempotencyKey)
      if (!known && taken(session) + amount > session.captured)
        return { reference: '', state: 'failed', failure: 'too much' }
      session.refunds.set(idempotencyKey, amount)
      return { reference: `re_${idempotencyKey}`, state: 'succeeded' }
    },
    async readRefund(reference) {
      const given = [...sessions.values()].some(({ refunds }) => refunds.has(reference.replace('re_', '')))
      if (!given) throw new Error(`no refund ${reference}`)
      return { reference, state: 'succeeded' }
    },
    changes: async (since) => ({ events: [], upTo: since }),
    async verify(headers, body) {
      if (headers.get('x-signature') !== 'right') return undefined
      const { id, orderId, session } = JSON.parse(body) as { id: string; orderId: string; session: string }
      return { source: name, id, kind: 'session.paid', session, orderId, payload: body }
    },
    pay(id, late = false) {
      const session = sessions.get(id)
      const over = session?.state === 'paid' || session?.state === 'authorized' || session?.state === 'voided'
      if (!session || over || (session.state === 'expired' && !late)) return false
      session.state = session.manual ? 'authorized' : 'paid'
      session.captured = session.manual ? 0 : session.amount
      return true
    },
    session: (orderId) => byOrder(orderId)?.id,
    refunded: (orderId) => {
      const session = byOrder(orderId)
      return session ? taken(session) : 0
    },
  }
}
