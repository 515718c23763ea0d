import { Link } from '@remix-run/react'
import type { ProductCard as Card } from '../catalog/cards.ts'
import type { CSSProperties } from 'react'
import { AddButton } from './add-button.tsx'
import { Price } from './price.tsx'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** How wide a card is drawn, for the browser's choice of picture. */
export const cardSizes = '(min-width: 1024px) 302px, (min-width: 720px) 23vw, 46vw'

interface Shown {
  readonly card: Card
  readonly eager: boolean
}

/** The colours it comes in, as dots beside the price. */
function Dots({ card }: { readonly card: Card }) {
  const { words } = useShop()
  if (card.swatches.length < 2) return null
  return (
    <span
      className="card-dots"
      role="img"
      aria-label={words.card.colours(card.swatches.map((each) => each.title).join(', '))}
    >
      {card.swatches.slice(0, 5).map((swatch) => (
        <span
          key={swatch.colour + swatch.title}
          className="swatch"
          style={{ '--swatch': swatch.colour } as CSSProperties}
        />
      ))}
    </span>
  )
}

/** Picture and name, which lead to the product's page; `label` stands on the picture. */
function CardLink({ card, eager, label }: Shown & { readonly label?: string | undefined }) {
  return (
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
  )
}

function CardPrice({ card }: { readonly card: Card }) {
  const { words } = useShop()
  return (
    <span className="card-price">
      <Price amount={card.price} />
      {card.compareAt !== undefined && (
        <s>
          <span className="visually-hidden">{words.card.was('')}</span>
          <Price amount={card.compareAt} />
        </s>
      )}
    </span>
  )
}

/** A garment on its wall: picture, name, price, colours; a word only when it is nearly gone. */
function QuietCard({ card, eager }: Shown) {
  const { words } = useShop()
  const { scarce } = card
  const said = !card.available
    ? words.card.soldOut
    : scarce && (scarce.choice ? words.card.leftIn(scarce.left, scarce.choice) : words.card.left(scarce.left))
  return (
    <article className="card-product" data-gone={card.available ? undefined : true}>
      <CardLink card={card} eager={eager} />
      <p className="card-foot">
        <CardPrice card={card} />
        <Dots card={card} />
      </p>
      {said ? <p className="card-scarce">{said}</p> : null}
    </article>
  )
}

/** One product on a shelf, as the shop's character draws it. */
export function ProductCard({ card, eager = false }: { readonly card: Card; readonly eager?: boolean }) {
  return useShop().quiet ? <QuietCard card={card} eager={eager} /> : <CounterCard card={card} eager={eager} />
}

/** One product on a shelf: the whole picture and name lead to its page, the plus puts one into the basket. */
function CounterCard({ card, eager }: Shown) {
  const { words } = useShop()
  const label = card.available
    ? card.prepMinutes
      ? words.card.ready(card.prepMinutes)
      : undefined
    : words.card.soldOut
  return (
    <article className="card-product" data-gone={card.available ? undefined : true}>
      <CardLink card={card} eager={eager} label={label} />
      <p className="card-summary">{card.summary}</p>
      <div className="card-foot">
        <CardPrice card={card} />
        {card.sku ? <AddButton sku={card.sku} title={card.title} /> : null}
      </div>
    </article>
  )
}
