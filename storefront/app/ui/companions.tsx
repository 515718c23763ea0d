import { Link } from '@remix-run/react'
import type { ProductCard } from '../catalog/cards.ts'
import { AddButton } from './add-button.tsx'
import { Price } from './price.tsx'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** A short list of what goes with it, each one tap away. */
export function Companions({ cards }: { readonly cards: readonly ProductCard[] }) {
  const { words } = useShop()
  if (cards.length === 0) return null
  return (
    <section className="panel companions">
      <h2>{words.product.alsoTitle}</h2>
      <ul>
        {cards.map((card) => (
          <li key={card.handle}>
            <ProductPicture picture={card.picture} ground={card.ground} sizes="58px" alt="" />
            <Link to={`/products/${card.handle}`} prefetch="intent">
              {card.title}
            </Link>
            <Price amount={card.price} />
            {card.sku ? <AddButton sku={card.sku} title={card.title} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
