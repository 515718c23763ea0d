import type { Refusal } from '@souk/kernel'
import type { Payment } from './documents.ts'
import { no } from './refusals.ts'

/** What asking for an order's money is decided from. Attempts are in their order, the newest last. */
export interface MoneyFacts {
  /** The order's own state. */
  readonly orderState: string
  readonly payments: readonly Payment[]
  /** Where the shopper is written to; empty once they are erased. */
  readonly email: string
}

type Why = Refusal | undefined
const because = (code: Parameters<typeof no>[0]): Refusal => no(code).refusal

/** The attempt whose money the bank holds for us. */
export const heldPayment = (payments: readonly Payment[]): Payment | undefined =>
  payments.findLast(({ state }) => state === 'authorized')

/**
 * Why money that is held cannot be taken now, before everything is packed. Read by the command and by the button.
 * `nothing_held`, `order_not_placed`, `capture_asked`.
 */
export function whyNotCapture({ orderState, payments }: MoneyFacts): Why {
  const held = heldPayment(payments)
  if (!held) return because('nothing_held')
  if (orderState !== 'placed' && orderState !== 'completed') return because('order_not_placed')
  return held.captureAskedAt === undefined ? undefined : because('capture_asked')
}

/** Why money that is held cannot be let go. `nothing_held`, `release_by_cancel` while the order is under way. */
export function whyNotRelease({ orderState, payments }: MoneyFacts): Why {
  if (!heldPayment(payments)) return because('nothing_held')
  return orderState === 'canceled' || orderState === 'expired' ? undefined : because('release_by_cancel')
}

/** Why the way to pay cannot be mailed. `nothing_to_pay`, `paid_at_door`, `no_email`. */
export function whyNotPayLink({ orderState, payments, email }: MoneyFacts): Why {
  if (orderState !== 'pending_payment') return because('nothing_to_pay')
  const last = payments.at(-1)
  // A credit of money that was paid at the door is no way to pay
  if (last?.provider === 'cash' && last.creditOf === undefined) return because('paid_at_door')
  return email === '' ? because('no_email') : undefined
}

/** Why the provider cannot be asked how a payment stands: `nothing_to_ask`, when no page was ever opened there. */
export const whyNotCheck = ({ payments }: MoneyFacts): Why =>
  payments.some(({ session, provider }) => session !== undefined && provider !== 'cash')
    ? undefined
    : because('nothing_to_ask')
