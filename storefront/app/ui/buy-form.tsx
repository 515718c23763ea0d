import { Link, useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { ProductPage } from '../catalog/product-page.ts'
import { useLine } from '../line/line-notice.tsx'
import type { CartAnswer } from '../routes/cart.tsx'
import { Icon } from './icon.tsx'
import { PressName } from './press-name.tsx'
import { Price } from './price.tsx'
import { useHydrated, useShop } from './use-shop.ts'

/** How many: typed, or one at a time where scripts run. */
function Stepper({
  quantity,
  most,
  onChange,
}: {
  readonly quantity: number
  readonly most: number
  readonly onChange: (quantity: number) => void
}) {
  const { words } = useShop()
  const hydrated = useHydrated()
  const step = (to: number) => onChange(Math.min(most, Math.max(1, to)))
  return (
    <div className="stepper large">
      {hydrated && (
        <button
          type="button"
          onClick={() => step(quantity - 1)}
          aria-label={words.product.fewer}
          disabled={quantity <= 1}
        >
          <Icon name="minus" size={18} />
        </button>
      )}
      <label>
        <span className="visually-hidden">{words.product.quantity}</span>
        <input
          name="quantity"
          inputMode="numeric"
          pattern="[0-9]*"
          value={quantity}
          onChange={(event) => step(Number(event.target.value.replace(/\D/g, '')) || 1)}
        />
      </label>
      {hydrated && (
        <button
          type="button"
          onClick={() => step(quantity + 1)}
          aria-label={words.product.another}
          disabled={quantity >= most}
        >
          <Icon name="plus" size={18} />
        </button>
      )}
    </div>
  )
}

/** How many, and the one action of the page with the running sum inside. */
export function BuyForm({ page }: { readonly page: ProductPage }) {
  const { words, price, quiet } = useShop()
  const hydrated = useHydrated()
  const fetcher = useFetcher<CartAnswer>()
  const [quantity, setQuantity] = useState(1)
  const most = Math.min(99, Math.max(1, page.available))
  const busy = fetcher.state !== 'idle'
  const lost = useLine() !== 'well'
  const answer = busy ? undefined : fetcher.data
  if (page.available === 0)
    return (
      <div className="notice" role="status">
        <Icon name="clock" size={20} />
        <p>
          <strong>{words.product.soldOut}</strong>{' '}
          {page.choices.length > 0 ? words.product.soldOutText : words.product.soldOutAll}
        </p>
      </div>
    )
  const { later } = page
  return (
    <fetcher.Form method="post" action="/cart" className="buy">
      {later ? (
        <p className="ships-later">
          <Icon name="clock" size={18} />{' '}
          {later.there === 0 ? words.later.product(later.days) : words.later.more(later.there, later.days)}
        </p>
      ) : null}
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="sku" value={page.sku} />
      {hydrated && <input type="hidden" name="stay" value="1" />}
      <PressName asks={`${quantity} ${page.sku}`} answer={fetcher.data} />
      {quiet ? (
        <input type="hidden" name="quantity" value={1} />
      ) : (
        <Stepper quantity={quantity} most={most} onChange={setQuantity} />
      )}
      <button type="submit" className="button action wide" aria-disabled={busy && !lost}>
        <span>{words.product.add}</span>
        {quiet ? null : <Price amount={page.price * quantity} />}
      </button>
      <p className="buy-said" role="status">
        {answer?.ok === true ? (
          <>
            <Icon name="tick" size={18} /> {words.card.added(page.title)}.{' '}
            <Link to="/cart">{words.product.inBasket}</Link>
          </>
        ) : answer?.ok === false ? (
          <span className="refused">{answer.problem}</span>
        ) : quantity > 1 ? (
          words.product.each(price(page.price), quantity)
        ) : null}
      </p>
    </fetcher.Form>
  )
}
