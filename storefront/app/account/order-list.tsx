import { Form, Link } from '@remix-run/react'
import { useShop } from '../ui/use-shop.ts'
import type { OrderRow } from './account-view.ts'

/** Orders with where they stand, and a way to have the same again. */
export function OrderList({ rows }: { readonly rows: readonly OrderRow[] }) {
  const { words, price } = useShop()
  const own = words.accounts.orders
  return (
    <ul className="account-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="row-words">
            <Link className="text-link" to={`/orders/${row.id}`}>
              {own.number(row.number)}
            </Link>
            <span>
              {row.day} · {own.units(row.units)} · <bdi>{price(row.total)}</bdi>
            </span>
          </div>
          <div className="actions">
            <span className="state-word" data-state={row.state}>
              {own.state[row.state]}
            </span>
            <Form method="post" action="/account/orders">
              <input type="hidden" name="order" value={row.id} />
              <button type="submit" className="button outline" aria-label={own.againNumber(row.number)}>
                {own.again}
              </button>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Where no order stands yet. */
export function NoOrders() {
  const own = useShop().words.accounts.orders
  return (
    <>
      <p>
        <strong>{own.none}</strong>
      </p>
      <p className="muted">{own.noneText}</p>
      <Link className="button action" to="/products">
        {own.start}
      </Link>
    </>
  )
}
