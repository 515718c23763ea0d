/** Something wrong with a file: the row as a spreadsheet counts it (the header is row 1), the column, and why. */
export interface ImportProblem {
  readonly row: number
  readonly column: string
  readonly reason: string
}

/** Words by language tag; languages that say nothing are missing. */
export type Said = Readonly<Record<string, string>>

/** What a product says in another language. Empty words fall back to the file's own. */
export interface Translation {
  readonly language: string
  readonly title: string
  readonly html: string
  readonly summary: string
  readonly fit: string
  /** As many as the product has, or none. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Names of the options, in their order. */
  readonly options: readonly string[]
  readonly guide: string
  readonly seoTitle: string
  readonly seoDescription: string
}

/** A picture beside the file. `path` is relative to the file's folder. */
export interface ImportedImage {
  readonly path: string
  readonly alt: string
  readonly altSaid?: Said
}

/** One thing to sell. Amounts in minor units of the shop's currency. */
export interface ImportedVariant {
  readonly row: number
  readonly sku: string
  /** A value per option of the product, in the options' order; none when there is only one variant. */
  readonly values: readonly string[]
  /** The same in other languages, per option. */
  readonly valuesSaid?: readonly Said[]
  readonly price: number
  readonly compareAtPrice?: number
  readonly cost?: number
  readonly barcode?: string
  readonly weightGrams?: number
  readonly taxClass: string
  readonly requiresShipping: boolean
  /** Units to open the stock with, 0 or more. */
  readonly quantity: number
  readonly image?: string
}

/** One product with everything the file says about it. */
export interface ImportedProduct {
  readonly row: number
  readonly handle: string
  readonly title: string
  readonly html: string
  readonly vendor: string
  readonly type: string
  readonly tags: readonly string[]
  readonly published: boolean
  /** Names of what a shopper chooses: Size, Milk. */
  readonly options: readonly string[]
  readonly variants: readonly ImportedVariant[]
  readonly images: readonly ImportedImage[]
  readonly summary: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly ground?: string
  readonly prepMinutes?: number
  readonly seoTitle: string
  readonly seoDescription: string
  /** How it fits, one line. */
  readonly fit?: string
  /** Where choosing the last option is explained: words and a path of the shop. */
  readonly guide?: { readonly label: string; readonly href: string }
  /** `#rrggbb` of option values by their words. */
  readonly colours?: Said
  readonly translations?: readonly Translation[]
}

/** What a file says, or all that is wrong with it. `notes` are read and obeyed differently than asked; nobody is stopped. */
export type ImportResult =
  | { readonly ok: true; readonly products: readonly ImportedProduct[]; readonly notes: readonly ImportProblem[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[]; readonly notes: readonly ImportProblem[] }
