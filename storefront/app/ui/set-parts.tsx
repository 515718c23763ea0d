import { Link } from '@remix-run/react'
import type { SetPart, ShownPart } from '../catalog/bundle-parts.ts'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** What one unit of a bundle is made of, under its title in a basket or an order. */
export function SetParts({ parts }: { readonly parts: readonly SetPart[] }) {
  const { words, figure } = useShop()
  if (parts.length === 0) return null
  return (
    <span className="set-parts">
      <span className="visually-hidden">{words.bundle.title}:</span>
      {parts.map(({ key, title, quantity }) => (
        <span key={key}>
          <bdi>{figure(quantity)}</bdi> × {title}
        </span>
      ))}
    </span>
  )
}

/** The parts of a bundle on its own page, each with its picture and a way to it. */
export function InThisSet({ parts }: { readonly parts: readonly ShownPart[] }) {
  const { words, figure } = useShop()
  if (parts.length === 0) return null
  return (
    <section className="in-this-set">
      <h2>{words.bundle.title}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part.key}>
            <ProductPicture picture={part.picture} ground={part.ground} sizes="56px" alt="" />
            <span>
              <span className="set-part-title">
                <bdi>{figure(part.quantity)}</bdi> ×{' '}
                {part.href ? <Link to={part.href}>{part.title}</Link> : <span>{part.title}</span>}
              </span>
              {part.variantTitle ? <span className="muted">{part.variantTitle}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{words.bundle.note}</p>
    </section>
  )
}
