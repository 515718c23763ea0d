import type { Actor, Instant } from '@souk/kernel'
import { openPayment } from '../domain/commands/open-payment.ts'
import type { PaidLine } from '../domain/commands/refund-lines.ts'
import type { Payment, Refund, RefundLine } from '../domain/documents.ts'

/** Saturday 21 November 2026, 14:08: the moment of the pictures. */
export const noon = '2026-11-21T14:08:00.000Z' as Instant
export const noor: Actor = { kind: 'staff', id: 'staff-noor', name: 'Noor R.' }

const stamps = { _rev: 'r1', _createdAt: noon, _updatedAt: noon }
const request = { order: 'order.01', orderNumber: '1048', currency: 'USD', amount: 3275, attempt: 1 }

/** An attempt to pay $32.75 by card that nobody has begun. */
export const aPayment = (fields: Partial<Payment> = {}): Payment => ({
  ...stamps,
  ...openPayment({ ...request, provider: 'stripe' }, noon).value,
  ...fields,
})

/** The same once its money was taken. */
export const aPaid = (fields: Partial<Payment> = {}): Payment =>
  aPayment({ state: 'captured', captured: 3275, reference: 'pi_1', ...fields })

/** A refund of $5 that the provider was not heard of. */
export const aRefund = (fields: Partial<Refund> = {}): Refund => ({
  ...stamps,
  _id: 'refund.c1',
  _type: 'refund',
  order: 'order.01',
  payment: 'payment.01-1',
  amount: 500,
  currency: 'USD',
  reason: 'canceled',
  state: 'pending',
  createdAt: noon,
  ...fields,
})

/** So many units of an order line that money was given back for. */
export const refunded = (line: string, quantity: number): RefundLine => ({
  _key: line,
  line,
  sku: line.toUpperCase(),
  quantity,
  subtotal: 0,
  discount: 0,
  tax: 0,
  amount: 0,
})

/** Three lattes for $10.00, a dollar off, 80 cents of tax: none of it divides by three. */
export const lattes: PaidLine = { _key: 'l1', sku: 'LATTE', quantity: 3, subtotal: 1000, discount: 100, tax: 80 }
