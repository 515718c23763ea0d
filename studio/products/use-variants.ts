import { useEffect, useState } from 'react'
import { useDocumentStore } from 'sanity'

/** A variant as its product's table shows it. */
export interface VariantRow {
  readonly _id: string
  /** Of the draft, while there is one. */
  readonly _originalId?: string
  readonly sku: string | null
  readonly words: string | null
  readonly price: number | null
  readonly active: boolean | null
  readonly position: number | null
}

/** What the table knows; undefined until the dataset has answered. */
export interface Variants {
  readonly currency: string | null
  readonly rows: readonly VariantRow[]
}

/** Read by the table of a product's variants, with drafts in place of what is published. */
const variantsQuery = `{
  "currency": *[_type == "siteSettings" && _id == "siteSettings"][0].currency,
  "rows": *[_type == "variant" && product._ref == $product] | order(position asc, sku asc)[0...200]{
    _id, _originalId, sku, "words": title[0].value, price, active, position
  }
}`

/** What is listened to: listeners hear filters alone. */
const variantsFilter = '*[_type == "variant" && product._ref == $product]'

/** Follows the variants of a product. */
export function useVariants(product: string): { readonly found?: Variants; readonly failed?: string } {
  const store = useDocumentStore()
  const [answer, setAnswer] = useState<{ found?: Variants; failed?: string }>({})
  useEffect(() => {
    const subscription = store
      .listenQuery(
        { fetch: variantsQuery, listen: variantsFilter },
        { product },
        { apiVersion: '2025-02-19', perspective: 'drafts', tag: 'souk.variants' },
      )
      .subscribe({
        next: (found: Variants) => setAnswer({ found }),
        error: (cause: unknown) => setAnswer({ failed: cause instanceof Error ? cause.message : String(cause) }),
      })
    return () => subscription.unsubscribe()
  }, [store, product])
  return answer
}
