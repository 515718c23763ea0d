import { Link } from '@remix-run/react'
import { useShop } from '../ui/use-shop.ts'

/** Under the order of a guest: a way to keep it. */
export function OfferAccount({ order }: { readonly order: string }) {
  const own = useShop().words.accounts.offer
  return (
    <div className="container">
      <section className="panel account-card offer-account">
        <h2 className="panel-title">{own.title}</h2>
        <p>{own.text}</p>
        <p>
          <Link className="button outline" to={`/sign-up?order=${order}`}>
            {own.go}
          </Link>
        </p>
      </section>
    </div>
  )
}
