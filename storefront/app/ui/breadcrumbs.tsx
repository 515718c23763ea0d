import { Link } from '@remix-run/react'
import { useShop } from './use-shop.ts'

/** The way here; the last one is this page. */
export function Breadcrumbs({
  trail,
}: {
  readonly trail: readonly { readonly title: string; readonly href?: string }[]
}) {
  const { words } = useShop()
  return (
    <nav className="breadcrumbs" aria-label={words.listing.breadcrumbs}>
      <ol>
        <li>
          <Link to="/">{words.listing.home}</Link>
        </li>
        {trail.map(({ title, href }) => (
          <li key={title}>{href ? <Link to={href}>{title}</Link> : <span aria-current="page">{title}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
