import { Link } from '@remix-run/react'
import { useShop } from '../ui/use-shop.ts'
import type { BookChoice } from './checkout-start.server.ts'

/** The address book above the checkout: which one it begins with. */
export function AddressBook({ book }: { readonly book: readonly BookChoice[] }) {
  const own = useShop().words.accounts.addresses
  if (book.length < 2) return null
  return (
    <nav className="container address-book" aria-label={own.choose}>
      <strong>{own.choose}</strong>
      {book.map(({ key, name, line, chosen }) => (
        <Link
          key={key}
          to={`?address=${key}`}
          replace
          reloadDocument
          aria-current={chosen ? 'true' : undefined}
          title={line}
        >
          {name}, {line.split(', ')[0]}
        </Link>
      ))}
    </nav>
  )
}
