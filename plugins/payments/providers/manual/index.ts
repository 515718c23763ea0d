import type { PaymentProvider } from '../../domain/payment-provider.ts'

/**
 * Cash at the door. Nobody is asked for anything now, so the session is only a handle that says what was agreed:
 * `cash.<currency>.<amount>.<order id>`. That the money came is known to the person who took it, never to this adapter:
 * reading a payment always finds it pending, and no webhook is ever believed.
 */
export function createManualProvider(): PaymentProvider {
  return {
    name: 'cash',
    async start(request) {
      const sum = request.lines.reduce((total, line) => total + line.unitAmount * line.quantity, 0)
      if (sum !== request.total) throw new RangeError(`lines add up to ${sum}, the total is ${request.total}`)
      return { session: `cash.${request.currency}.${request.total}.${request.orderId}`, url: null }
    },
    async read({ session, reference }) {
      const handle = session ?? reference ?? ''
      const [, currency, amount, orderId] = /^cash\.([A-Z]{3})\.(\d+)\.(.+)$/.exec(handle) ?? []
      if (currency === undefined || amount === undefined || orderId === undefined) {
        throw new Error(`${handle} is no cash payment`)
      }
      return {
        session: handle,
        orderId,
        currency,
        amount: Number(amount),
        status: 'pending',
        authorized: 0,
        captured: 0,
        refunded: 0,
        disputed: false,
        reference: handle,
      }
    },
    expire: async () => 'expired',
    // The door is where it is taken: the person there says so by another command
    capture: async () => ({ state: 'pending' }),
    release: async () => 'released',
    // A person hands the notes back; the record of it is all there is
    refund: async (request) => ({ reference: `cash-refund.${request.idempotencyKey}`, state: 'succeeded' }),
    readRefund: async (reference) => ({ reference, state: 'succeeded' }),
    changes: async (since) => ({ events: [], upTo: since }),
    verify: async () => undefined,
  }
}
