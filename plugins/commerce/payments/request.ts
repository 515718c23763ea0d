import type { SiteSettings } from '@souk/catalog'
import type { Order } from '@souk/orders'
import type { Payment, PaymentRequest } from '@souk/payments'
import { attemptOf } from '../commands/payments/attempts.ts'

/** Where a provider sends the shopper afterwards: addresses of the shop in its own language, without a prefix. */
export interface ReturnUrls {
  readonly success: string
  readonly cancel: string
}

/** The same, or how they follow from the order: a basket that is checked out again becomes another one. */
export type PayPages = ReturnUrls | ((orderId: string) => ReturnUrls)

export const pagesOf = (pages: PayPages, orderId: string): ReturnUrls =>
  typeof pages === 'function' ? pages(orderId) : pages

type Spoken = Pick<SiteSettings, 'paymentCapture'> & Partial<Pick<SiteSettings, 'defaultLanguage' | 'languages'>>

/** The same page in the language that the order was placed in: `/ar/orders/...`. Contract, part 3. */
export function inLanguage(address: string, language: string, settings: Spoken | undefined): string {
  const { defaultLanguage, languages = [] } = settings ?? {}
  if (language === defaultLanguage || !languages.includes(language)) return address
  const url = new URL(address)
  url.pathname = `/${language}${url.pathname === '/' ? '' : url.pathname}`
  return url.href
}

/** What the provider is asked for. The lines add up to the sum; an order that is discounted, or paid in part by a credit, is one line. */
export function requestFor(
  order: Order,
  payment: Payment,
  urls: ReturnUrls,
  settings: Spoken | undefined,
): PaymentRequest {
  const { totals, taxIncluded, number } = order
  const items = order.lines.map(({ title, variantTitle, unitPrice, quantity }) => ({
    title: variantTitle ? `${title}, ${variantTitle}` : title,
    unitAmount: unitPrice,
    quantity,
  }))
  const extra = [
    { title: 'Delivery', unitAmount: totals.delivery, quantity: 1 },
    { title: 'Tax', unitAmount: taxIncluded ? 0 : totals.tax, quantity: 1 },
  ].filter(({ unitAmount }) => unitAmount > 0)
  const whole = [{ title: `Order ${number}`, unitAmount: payment.amount, quantity: 1 }]
  return {
    orderId: order._id,
    orderNumber: number,
    paymentId: payment._id,
    currency: payment.currency,
    total: payment.amount,
    lines: totals.discount > 0 || payment.amount !== totals.total ? whole : [...items, ...extra],
    email: order.contact.email,
    language: order.language,
    successUrl: inLanguage(urls.success, order.language, settings),
    cancelUrl: inLanguage(urls.cancel, order.language, settings),
    expiresAt: order.reservation?.expiresAt ?? order.createdAt,
    // What an exchange costs more is taken at once: the rest of it was
    capture: settings?.paymentCapture === 'on_pack' && !order.exchange ? 'manual' : 'automatic',
    idempotencyKey: `${order._id}:session:${attemptOf(payment._id)}`,
  }
}
