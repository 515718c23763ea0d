import type { ProductPage } from '../catalog/product-page.ts'
import { inLanguagePath } from '../languages.ts'
import { JsonLd } from './json-ld.tsx'
import { useShop } from './use-shop.ts'

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** The product and the way to it, for search engines. Source: schema.org Product, Offer and BreadcrumbList. */
export function ProductJsonLd({ page }: { readonly page: ProductPage }) {
  const { root } = useShop()
  if (!root) return null
  const digits = digitsOf(root.currency)
  const url = (path: string) => root.origin + inLanguagePath(root.prefix, path)
  const here = url(`/products/${page.handle}`)
  const trail = [
    ...(page.category ? [{ name: page.category.title, item: url(`/categories/${page.category.handle}`) }] : []),
    { name: page.title, item: here },
  ]
  return (
    <>
      <JsonLd
        facts={{
          '@type': 'Product',
          name: page.title,
          description: page.seo ?? page.summary,
          sku: page.sku,
          image: page.pictures.map((picture) => `${root.origin}${picture.base}/1080.webp`),
          ...(page.seller ? { brand: { '@type': 'Brand', name: page.seller.name } } : {}),
          offers: {
            '@type': 'Offer',
            url: here,
            price: (page.price / 10 ** digits).toFixed(digits),
            priceCurrency: root.currency,
            availability: `https://schema.org/${page.later?.there === 0 ? 'BackOrder' : page.available > 0 ? 'InStock' : 'OutOfStock'}`,
            ...(page.seller ? { seller: { '@type': 'Organization', name: page.seller.name } } : {}),
          },
        }}
      />
      <JsonLd
        facts={{
          '@type': 'BreadcrumbList',
          itemListElement: trail.map((each, index) => ({ '@type': 'ListItem', position: index + 1, ...each })),
        }}
      />
    </>
  )
}
