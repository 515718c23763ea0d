import { money } from '@souk/kernel'
import type { z } from 'zod'
import { toPromise, toTotals } from './order-view.ts'
import { problem } from './problem.ts'
import { partsOf } from './schemas/bundles.ts'
import type { Cart } from './schemas/carts.ts'
import type { Services } from './services.ts'

/** A cart, quoted afresh. Refuses `cart_not_found`. */
export async function readCart(
  { commerce }: Pick<Services, 'commerce'>,
  cartId: string,
): Promise<z.input<typeof Cart>> {
  const quote = await commerce.quoteCart(cartId)
  if (!quote) throw problem('cart_not_found')
  const { currency } = quote
  return {
    id: quote.id,
    currency,
    lines: quote.lines.map((line) => ({
      sku: line.sku,
      title: line.title,
      variantTitle: line.variantTitle,
      handle: line.handle,
      quantity: line.quantity,
      unitPrice: money(line.unitPrice, currency),
      subtotal: money(line.subtotal, currency),
      discount: money(line.discount, currency),
      available: line.available,
      later: line.later ?? null,
      seller: line.seller,
      ...partsOf(line.parts),
    })),
    totals: toTotals(quote.totals, currency),
    taxIncluded: quote.taxIncluded,
    promotions: quote.promotions.map(({ code, title, kind, amount }) => ({
      code: code ?? null,
      title,
      kind,
      amount: money(amount, currency),
    })),
    explanation: quote.explanation.map(({ of, amount, because }) => ({ of, amount: money(amount, currency), because })),
    promise: quote.promise ? toPromise(quote.promise) : null,
    problems: quote.problems.map(({ code, message, sku, available, promotion }) => ({
      code,
      message,
      ...(sku === undefined ? {} : { sku }),
      ...(available === undefined ? {} : { available }),
      ...(promotion === undefined ? {} : { promotion }),
    })),
  }
}
