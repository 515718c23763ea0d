import { Link } from '@remix-run/react'
import type { ProductCard as Card } from '../catalog/cards.ts'
import { AddButton } from './add-button.tsx'
import { Price } from './price.tsx'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** How wide a card is drawn, for the browser's choice of picture. */
export const cardSizes = '(min-width: 1024px) 302px, (min-width: 720px) 23vw, 46vw'

/** One product on a shelf: the whole picture and name lead to its page, the plus puts one into the basket. */
export function ProductCard({ card, eager = false }: { readonly card: Card; readonly eager?: boolean }) {
  const { words } = useShop()
  const label = card.available
    ? card.prepMinutes
      ? words.card.ready(card.prepMinutes)
      : undefined
    : words.card.soldOut
  return (
    <article className="card-product" data-gone={card.available ? undefined : true}>
      <Link to={`/products/${card.handle}`} prefetch="intent" className="card-link">
        <span className="card-picture">
          <ProductPicture
            picture={card.picture}
            ground={card.ground}
            sizes={cardSizes}
            eager={eager}
            gone={!card.available}
            alt=""
          />
          {label && <span className="tag">{label}</span>}
        </span>
        <h3 className="card-title">{card.title}</h3>
      </Link>
      <p className="card-summary">{card.summary}</p>
      <div className="card-foot">
        <span className="card-price">
          <Price amount={card.price} />
          {card.compareAt !== undefined && (
            <s>
              <span className="visually-hidden">{words.card.was('')}</span>
              <Price amount={card.compareAt} />
            </s>
          )}
        </span>
        {card.sku ? <AddButton sku={card.sku} title={card.title} /> : null}
      </div>
    </article>
  )
}
