import { PortableText, type PortableTextComponents, type PortableTextProps } from '@portabletext/react'
import { Link } from '@remix-run/react'

/** Links inside copy stay in the page's language; other schemes than the shop's own and https lead nowhere. */
const components: PortableTextComponents = {
  marks: {
    link: ({ children, value }) => {
      const href: unknown = value?.href
      const safe = typeof href === 'string' && /^(\/(?![/\\])|https:\/\/|mailto:)/.test(href)
      return safe ? <Link to={href}>{children}</Link> : <>{children}</>
    },
  },
}

/** Copy of the dataset with its headings, lists and links. */
export const Prose = ({ value }: { readonly value: readonly unknown[] }) => (
  <PortableText value={value as PortableTextProps['value']} components={components} />
)
