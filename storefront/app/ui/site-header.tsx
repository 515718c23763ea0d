import { Link, NavLink } from '@remix-run/react'
import { AccountLink } from './account-link.tsx'
import { Icon } from './icon.tsx'
import { Logo } from './logo.tsx'
import { PlacePill } from './place-pill.tsx'
import { QuietHeader } from './quiet-header.tsx'
import { useShop } from './use-shop.ts'

/** The header that fits the shop's character. */
export const SiteHeader = () => (useShop().quiet ? <QuietHeader /> : <CounterHeader />)

/** Name, where and how soon, what there is, search, and what the basket comes to. */
function CounterHeader() {
  const { root, words, price, figure } = useShop()
  const basket = root?.basket ?? { count: 0, sum: 0 }
  return (
    <header className="site-header">
      <div className="container header-row">
        <Logo />
        <PlacePill />
        <nav className="nav" aria-label={words.mainNavigation}>
          {root?.navigation.map((link) => (
            <NavLink key={link.href} to={link.href} end prefetch="intent">
              {link.label}
            </NavLink>
          ))}
        </nav>
        <div className="header-tools">
          <Link to="/search" className="icon-button" aria-label={words.search}>
            <Icon name="search" size={22} />
          </Link>
          <AccountLink />
          <Link to="/cart" className="basket-pill">
            <Icon name="bag" size={20} />
            <span className={basket.count > 0 ? 'visually-hidden' : 'basket-words'}>{words.basket}</span>
            {basket.count > 0 && (
              <bdi className="basket-figures">
                {figure(basket.count)}
                <span className="basket-sum"> · {price(basket.sum)}</span>
              </bdi>
            )}
          </Link>
        </div>
      </div>
    </header>
  )
}
