import type { CartQuote } from '@souk/commerce'
import { localize } from '@souk/kernel'
import { type SetPart, setParts } from '../catalog/bundle-parts.ts'
import { availableOf, type Ground, groundOf } from '../catalog/cards.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Picture, pictureOf } from '../catalog/picture.ts'
import { type RefusedCode, refusedCode } from './promotion-words.ts'

/** A line of the basket as drawn. Money in minor units. */
export interface BasketLine {
  readonly sku: string
  readonly handle: string
  readonly title: string
  readonly variantTitle: string
  /** What one is made of, when it is a bundle. */
  readonly parts: readonly SetPart[]
  readonly quantity: number
  readonly subtotal: number
  readonly picture?: Picture
  readonly ground: Ground
  /** Whose goods they are; undefined where the shop has one seller only. */
  readonly seller?: string
  /** More than there is: how many are left. Undefined when all is well. */
  readonly left?: number
  /** Of them, what is not there yet, and in how many days it comes. */
  readonly later?: { readonly units: number; readonly days: number }
  /** No longer sold at all. */
  readonly gone: boolean
}
export interface Basket {
  readonly lines: readonly BasketLine[]
  readonly count: number
  readonly totals: CartQuote['totals']
  /** True when the prices already hold the tax. */
  readonly taxIncluded: boolean
  /** Sum from which delivery costs nothing, when the place has one. */
  readonly freeFrom?: number
  /** What was given off, in words of the dataset. */
  readonly promotions: readonly {
    readonly key: string
    readonly title: string
    readonly code: string
    readonly amount: number
    readonly freeDelivery: boolean
  }[]
  /** Codes in the basket, and what is wrong with those that give nothing. */
  readonly codes: readonly { readonly code: string; readonly refused?: RefusedCode }[]
}

/** The basket in one language: words and pictures from the catalogue, sums and stock from the quote. */
export function basketOf(catalog: Catalog, quote: CartQuote | undefined, language: string): Basket {
  const lines = (quote?.lines ?? []).map((line): BasketLine => {
    const held = catalog.bySku.get(line.sku)
    const product = held?.offer.product
    const picture = pictureOf(held?.variant.image ?? product?.images[0], language)
    const seller = product && catalog.sellers.size > 1 ? catalog.sellers.get(product.seller._ref)?.name : undefined
    const free = held ? Math.min(line.available, availableOf(catalog, held.variant._id)) : 0
    return {
      sku: line.sku,
      handle: line.handle,
      title: localize(product?.title, language) ?? line.title,
      variantTitle: localize(held?.variant.title, language) ?? line.variantTitle,
      parts: held ? setParts(catalog, held.variant, language) : [],
      quantity: line.quantity,
      subtotal: line.subtotal,
      ground: groundOf(product?.ground, line.handle),
      gone: held === undefined,
      ...(picture ? { picture } : {}),
      ...(seller ? { seller } : {}),
      ...(held && line.later ? { later: line.later } : {}),
      ...(held && !line.later && free < line.quantity ? { left: free } : {}),
    }
  })
  const unsold = (quote?.problems ?? []).flatMap(({ code, sku }): BasketLine[] =>
    code === 'product_unavailable' && sku
      ? [
          {
            sku,
            handle: '',
            title: sku,
            variantTitle: '',
            parts: [],
            quantity: 1,
            subtotal: 0,
            ground: 'oat',
            gone: true,
          },
        ]
      : [],
  )
  const totals = quote?.totals ?? { subtotal: 0, discount: 0, delivery: 0, tax: 0, total: 0 }
  return {
    lines: [...lines, ...unsold],
    taxIncluded: quote?.taxIncluded ?? true,
    promotions: promotionsOf(quote),
    codes: codesOf(quote),
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    totals,
    ...(totals.freeDeliveryIn === undefined
      ? {}
      : { freeFrom: totals.subtotal - totals.discount + totals.freeDeliveryIn }),
  }
}

const promotionsOf = (quote: CartQuote | undefined): Basket['promotions'] =>
  (quote?.promotions ?? [])
    .filter(({ amount, kind }) => amount > 0 || kind === 'free_delivery')
    .map(({ promotion, title, code = '', amount, kind }) => ({
      key: `${promotion} ${code}`,
      title,
      code,
      amount,
      freeDelivery: kind === 'free_delivery',
    }))

function codesOf(quote: CartQuote | undefined): Basket['codes'] {
  const good = (quote?.promotions ?? []).flatMap(({ code }) => (code === undefined ? [] : [{ code }]))
  const wrong = (quote?.problems ?? []).flatMap(({ promotion, code, figures }) =>
    promotion === undefined ? [] : [{ code: promotion, refused: refusedCode(promotion, code, figures) }],
  )
  return [...good, ...wrong]
}
