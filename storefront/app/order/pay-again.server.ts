import type { Shop } from '../shop.ts'
import type { PayWay } from '../ui/unpaid-order.tsx'
import type { Words } from '../words/words.ts'

/** Ways in which an unpaid order can be tried again; cash is settled at the checkout only. */
export async function payWays(shop: Shop): Promise<readonly PayWay[]> {
  const offered = await shop.commerce.paymentMethods()
  return offered.filter((name): name is PayWay => name !== 'cash')
}

/** Opens another pay page. Answers where to go, or the sentence that says why there is none. */
export async function payAgain(
  shop: Shop,
  ulid: string,
  way: string,
  words: Words,
): Promise<{ readonly to: string } | { readonly said: string }> {
  const page = `/orders/order.${ulid}`
  const there = `${shop.publicOrigin}${page}`
  const provider = way === 'stripe' || way === 'paypal' ? way : undefined
  const opened = await shop.commerce.retryPayment(`order.${ulid}`, provider, {
    success: `${there}?paid=1`,
    cancel: there,
  })
  if (opened.ok) return { to: opened.value.payment.url ?? page }
  // Paid, canceled or expired meanwhile: the page itself says so
  if (opened.refusal.code === 'wrong_state') return { to: page }
  return { said: opened.refusal.code === 'too_many_attempts' ? words.payment.tooOften : words.payment.unreachable }
}
