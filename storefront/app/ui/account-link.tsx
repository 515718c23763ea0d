import { Link } from '@remix-run/react'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

/** The way to one's account: a figure, or the initials of who is signed in. */
export function AccountLink() {
  const { root, words } = useShop()
  const person = root && 'person' in root ? root.person : undefined
  return (
    <Link to="/account" className="icon-button account-link">
      {person?.initials ? (
        <bdi className="initials" aria-hidden="true">
          {person.initials}
        </bdi>
      ) : (
        <Icon name="person" size={22} />
      )}
      <span className="visually-hidden">{person ? `${words.account}, ${person.name}` : words.account}</span>
    </Link>
  )
}
