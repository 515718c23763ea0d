import type { Localized, StoredDocument } from '@souk/kernel'

/** Id `taxRate-<handle>`. Content. `rate` in basis points: 863 is 8.63 %. */
export interface TaxRate extends StoredDocument {
  readonly _type: 'taxRate'
  readonly name: string
  readonly country: string
  readonly region?: string
  readonly postcodes?: readonly string[]
  readonly taxClass: string
  readonly rate: number
  readonly included: boolean
  readonly validFrom: string
}

type References = readonly { readonly _type: 'reference'; readonly _ref: string; readonly _key: string }[]

export type PromotionKind = 'percent' | 'amount' | 'free_delivery'

/**
 * What the shop gives off, for what and when. Id `promotion-<handle>`. Content. Without products, categories and sellers
 * it is for everything; with some, for goods that any of them names.
 */
export interface Promotion extends StoredDocument {
  readonly _type: 'promotion'
  readonly title: Localized
  readonly kind: PromotionKind
  /** `percent`: basis points, 1000 is 10 %. `amount`: minor units of the shop's currency. `free_delivery`: unused. */
  readonly value?: number
  /** What its goods must come to before anything is taken off, minor units. */
  readonly minimum?: number
  readonly products?: References
  readonly categories?: References
  readonly sellers?: References
  /** Instants: from the first on, before the second. */
  readonly from?: string
  readonly to?: string
  /** How many orders each of its codes is good for (the promotion itself, when it is automatic). */
  readonly limitTotal?: number
  readonly limitPerCustomer?: number
  /** Given without a code. */
  readonly automatic?: boolean
  /** May stand beside others that may. */
  readonly stackable?: boolean
  readonly active: boolean
}

/**
 * A code of a promotion, and how often it was redeemed. Id `promotionCode.<hmac of the tidied code>`. Changed only by
 * commands. An automatic promotion with a limit has one, too, without a `code`.
 */
export interface PromotionCode extends StoredDocument {
  readonly _type: 'promotionCode'
  /** As it is written on the poster. */
  readonly code?: string
  /** Id of the promotion. */
  readonly promotion: string
  readonly active: boolean
  /** Orders that stand with it. */
  readonly redemptions: number
  /** Of this code alone; the promotion's own limit when left out. */
  readonly limit?: number
  readonly note?: string
  readonly createdAt: string
}

/** How often one customer used one code. Id `promotionUse.<hmac of the code>.<hmac of the customer>`. */
export interface PromotionUse extends StoredDocument {
  readonly _type: 'promotionUse'
  /** Id of the code. */
  readonly code: string
  readonly redemptions: number
}
