import { Link } from '@remix-run/react'
import { StatePanel } from './state-panel.tsx'
import { useShop } from './use-shop.ts'

/** Nothing in the basket yet, and a way on. */
export function EmptyBasket() {
  const { words } = useShop()
  return (
    <div className="container page">
      <StatePanel title={words.cart.empty} text={words.cart.emptyText}>
        <Link className="button action" to="/products">
          {words.cart.start}
        </Link>
      </StatePanel>
    </div>
  )
}
