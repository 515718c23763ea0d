import { ok } from '@souk/kernel'
import { type Payment, recordStarted } from '@souk/payments'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { paymentIdShape, paymentNotFound } from './payment-facts.ts'

interface Input {
  paymentId: string
  session: string
  url: string
}

/** The provider's pay page is open: where it is, and under which session. Refuses `payment_not_found`. */
export const recordPaymentStarted = defineCommand<Input, Payment | undefined, { paymentId: string; url: string }>({
  name: 'recordPaymentStarted',
  title: 'Payment opened',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ paymentId: paymentIdShape, session: z.string().min(1).max(300), url: z.url().max(3000) }),
  load: (reader, { paymentId }) => reader.get<Payment>(paymentId),
  applied: (payment, { session, url }) =>
    payment?.session === session && payment.url === url ? ok({ paymentId: payment._id, url }) : undefined,
  decide(payment, { session, url }) {
    if (!payment) return paymentNotFound()
    return ok({ ...recordStarted(payment, { session, url }), value: { paymentId: payment._id, url } })
  },
})
