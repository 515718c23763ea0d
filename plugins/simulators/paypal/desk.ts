import { randomBytes } from 'node:crypto'
import type { Box } from '../http/box.ts'
import type { Capture, Dispute, Order, PaypalEvent, Refund, Visit } from './entities.ts'

/** What the kinds of things in the box are. */
export interface Kinds {
  order: Order
  visit: Visit
  capture: Capture
  refund: Refund
  dispute: Dispute
  event: PaypalEvent
  token: { readonly until: number }
  kept: { readonly digest: string; readonly status: number; readonly body: unknown }
}

/** What a route works with: the memory, the time, and the way to tell the world. */
export interface PaypalDesk {
  readonly box: Box
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookId: string
  /** Where people and programs reach the simulator. */
  origin(): string
  /** Now, as PayPal writes it: whole seconds. */
  now(): string
  fails(): boolean
  get<Kind extends keyof Kinds>(kind: Kind, id: string): Kinds[Kind] | undefined
  put<Kind extends keyof Kinds>(kind: Kind, id: string, thing: Kinds[Kind]): Kinds[Kind]
  list<Kind extends keyof Kinds>(kind: Kind, limit?: number): Kinds[Kind][]
  /** Records an event and sends it to whoever listens. */
  tell(type: string, resourceType: string, summary: string, resource: unknown): void
}

const letters = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'

/** An id as PayPal makes them: 17 capitals and digits. */
export const newId = (): string => [...randomBytes(17)].map((byte) => letters.charAt(byte % letters.length)).join('')

/** Rewrites an order's only purchase unit. */
export function withPayments(order: Order, captures: readonly Capture[], refunds: readonly Refund[]): Order {
  const payments = { captures, ...(refunds.length > 0 ? { refunds } : {}) }
  return { ...order, purchase_units: order.purchase_units.map((unit) => ({ ...unit, payments })) }
}
