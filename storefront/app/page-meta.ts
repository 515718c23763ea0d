import type { MetaDescriptor } from '@remix-run/node'
import type { Picture } from './catalog/picture.ts'

interface Root {
  readonly name: string
  readonly origin: string
}

const isRoot = (data: unknown): data is Root =>
  typeof data === 'object' && data !== null && 'name' in data && 'origin' in data

/** What a page says about itself when it is shared. */
export interface Shared {
  readonly picture?: Picture | undefined
  /** `product` for a product's page; `website` for all others. */
  readonly type?: 'website' | 'product'
}

/** Title, description and what is shown when the page is shared: `Beans · My Coffee Shop`. Called by every route's `meta`. */
export function pageMeta(
  matches: readonly { readonly id: string; readonly data?: unknown }[],
  title: string | undefined,
  description?: string,
  { picture, type = 'website' }: Shared = {},
): MetaDescriptor[] {
  const data = matches.find((match) => match.id === 'root')?.data
  const root = isRoot(data) ? data : undefined
  const shop = root?.name ?? 'Souk'
  const whole = title ? `${title} · ${shop}` : shop
  return [
    { title: whole },
    ...(description ? [{ name: 'description', content: description }] : []),
    { property: 'og:title', content: title ?? shop },
    { property: 'og:type', content: type },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    ...(picture && root
      ? [
          { property: 'og:image', content: `${root.origin}${picture.base}/1080.webp` },
          { property: 'og:image:alt', content: picture.alt },
          { name: 'twitter:card', content: 'summary_large_image' },
        ]
      : []),
  ]
}
