import { Link, NavLink } from '@remix-run/react'
import { AccountLink } from './account-link.tsx'
import { Icon } from './icon.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useShop } from './use-shop.ts'

/** The header of a quiet room: one dark line with the offer and the languages; then shelves, name and tools in thirds. */
export function QuietHeader() {
  const { root, words, figure } = useShop()
  const count = root?.basket?.count ?? 0
  return (
    <header>
      {(root?.announcement || (root?.languages.length ?? 0) > 1) && (
        <div className="top-line">
          <div className="container">
            <p>{root?.announcement}</p>
            <LanguageSwitch />
          </div>
        </div>
      )}
      <div className="site-header">
        <div className="container quiet-row">
          <nav className="nav" aria-label={words.mainNavigation}>
            {root?.navigation.map((link) => (
              <NavLink key={link.href} to={link.href} end prefetch="intent">
                {link.label}
              </NavLink>
            ))}
          </nav>
          <Link to="/" className="wordmark">
            <bdi>{root?.name}</bdi>
          </Link>
          <div className="header-tools">
            <Link to="/search" className="icon-button" aria-label={words.search}>
              <Icon name="search" size={22} />
            </Link>
            <AccountLink />
            <Link to="/cart" className="bag-link" aria-label={root?.basket ? words.basketCount(count) : words.basket}>
              <Icon name="bag" size={22} />
              {count > 0 && <bdi aria-hidden="true">{figure(count)}</bdi>}
            </Link>
          </div>
        </div>
      </div>
    </header>
  )
}
