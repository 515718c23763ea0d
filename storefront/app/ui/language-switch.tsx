import { useLocation } from '@remix-run/react'
import { inLanguagePath } from '../languages.ts'
import { useShop } from './use-shop.ts'

/**
 * The shop's languages, each by its own name in its own script, leading to this very page. Plain links: a language is
 * another document, with its own direction and typefaces.
 */
export function LanguageSwitch({ className = '' }: { readonly className?: string }) {
  const { root, words } = useShop()
  const { pathname, search } = useLocation()
  if (!root || root.languages.length < 2) return null
  return (
    <nav className={`languages ${className}`} aria-label={words.languages}>
      <ul>
        {root.languages.map(({ tag, name, direction, prefix }) => (
          <li key={tag}>
            <a
              href={inLanguagePath(prefix, pathname) + search}
              hrefLang={tag}
              lang={tag}
              dir={direction}
              aria-current={tag === root.language ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
