import { Link } from '@remix-run/react'
import type { ProductPage } from '../catalog/product-page.ts'
import { BuyForm } from './buy-form.tsx'
import { Companions } from './companions.tsx'
import { OptionBoxes } from './option-boxes.tsx'
import { Price } from './price.tsx'
import { InThisSet } from './set-parts.tsx'
import { PromiseBox } from './promise-box.tsx'
import { useShop } from './use-shop.ts'

/** What it costs, and what it cost before. */
const PriceLine = ({ page }: { readonly page: ProductPage }) => (
  <p className="product-price">
    <Price amount={page.price} />
    {page.compareAt !== undefined && (
      <s>
        <Price amount={page.compareAt} />
      </s>
    )}
    {page.priceNote ? <span className="price-note">{page.priceNote}</span> : null}
  </p>
)

/** Whose goods they are, where several sell here. */
function SellerLine({ page }: { readonly page: ProductPage }) {
  const { words } = useShop()
  if (!page.seller) return null
  return (
    <p className="product-seller">
      {words.product.seller} <bdi>{page.seller.name}</bdi>
    </p>
  )
}

/** Name, price, choices, the one action and the promise: time first on a counter, cloth first in a quiet room. */
export function ProductWords({ page }: { readonly page: ProductPage }) {
  const { quiet, words } = useShop()
  return (
    <div className="product-words">
      <h1 className="page-title">{page.title}</h1>
      <PriceLine page={page} />
      {page.fitNote ? <p className="fit-note">{page.fitNote}</p> : null}
      {page.summary ? <p className="product-summary">{page.summary}</p> : null}
      <SellerLine page={page} />
      <InThisSet parts={page.parts} />
      {quiet || page.available === 0 ? null : <PromiseBox promise={page.promise} />}
      <OptionBoxes page={page} />
      <BuyForm key={page.sku} page={page} />
      <p className="ask-line">
        <Link className="text-link" to={`/support?product=${page.handle}`}>
          {words.support.askProduct}
        </Link>
      </p>
      {quiet ? <PromiseBox promise={page.promise} /> : <Companions cards={page.also.slice(0, 3)} />}
    </div>
  )
}
