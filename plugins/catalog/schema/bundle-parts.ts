import { defineArrayMember, defineField, type ValidationContext } from 'sanity'
import { bundleProblem } from '../domain/bundle.ts'
import type { VariantPart } from '../domain/documents.ts'

const asked = `{
  "seller": *[_type == "product" && _id == $product][0].seller._ref,
  "parts": *[_type == "variant" && _id in $parts]{_id, "seller": product->seller._ref, "isBundle": count(parts) > 0}
}`

interface Found {
  readonly seller: string | null
  readonly parts: readonly { readonly _id: string; readonly seller: string | null; readonly isBundle: boolean | null }[]
}

/** A bundle that could not be made, or paid out to its seller, is told to the editor at once. */
async function canBeMade(value: unknown, { document, getClient }: ValidationContext): Promise<true | string> {
  const parts = (Array.isArray(value) ? value : []) as readonly VariantPart[]
  if (parts.length === 0) return true
  const product = document?.['product'] as { readonly _ref?: string } | undefined
  const found = await getClient({ apiVersion: '2025-02-19' }).fetch<Found>(asked, {
    product: product?._ref ?? '',
    parts: parts.flatMap(({ variant }) => variant?._ref ?? []),
  })
  const id = String(document?._id ?? '').replace(/^(drafts|versions\.[^.]+)\./, '')
  const known = found.parts.map(({ _id, seller, isBundle }) => ({
    id: _id,
    seller: seller ?? undefined,
    isBundle: isBundle ?? false,
  }))
  return bundleProblem({ id, seller: found.seller ?? undefined, parts }, known) ?? true
}

/** What a bundle is made of; empty for all that is sold by itself. */
export const partsField = defineField({
  name: 'parts',
  title: 'Sold as a set of',
  description: 'Only for a bundle. It has no stock of its own: it can be sold as long as all of its parts are there.',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'object',
      fields: [
        defineField({
          name: 'variant',
          type: 'reference',
          to: [{ type: 'variant' }],
          validation: (rule) => rule.required(),
        }),
        defineField({
          name: 'quantity',
          type: 'number',
          initialValue: 1,
          validation: (rule) => rule.required().integer().min(1).max(99),
        }),
      ],
      preview: {
        select: {
          product: 'variant.product.title.0.value',
          words: 'variant.title.0.value',
          sku: 'variant.sku',
          quantity: 'quantity',
        },
        prepare: ({ product, words, sku, quantity }) => ({
          title: `${quantity ?? 1} × ${[product, words].filter(Boolean).join(', ') || sku || 'choose a variant'}`,
          subtitle: sku ?? '',
        }),
      },
    }),
  ],
  validation: (rule) => rule.max(20).custom(canBeMade),
})
