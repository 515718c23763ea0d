import { Link } from '@remix-run/react'
import { LanguageSwitch } from './language-switch.tsx'
import { Logo } from './logo.tsx'
import { useShop } from './use-shop.ts'

/** What the shop says about itself, and where else to go. */
export function SiteFooter() {
  const { root, quiet, words } = useShop()
  return (
    <footer className="site-footer">
      <div className="container footer-grid">
        <div className="footer-about">
          {quiet ? (
            <p className="wordmark">
              <bdi>{root?.name}</bdi>
            </p>
          ) : (
            <Logo />
          )}
          <p>{root?.footerNote}</p>
          {quiet ? null : <LanguageSwitch />}
          <p className="footer-consent">
            <Link to="/figures">{words.figures.link}</Link>
          </p>
        </div>
        {root?.footer.map((column) => (
          <nav key={column.key} aria-label={column.title}>
            <h2>{column.title}</h2>
            <ul>
              {column.links.map((link) => (
                <li key={link.href}>
                  <Link to={link.href}>{link.label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  )
}
