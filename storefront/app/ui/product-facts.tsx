import type { ProductPage } from '../catalog/product-page.ts'
import { ProductCard } from './product-card.tsx'
import { Prose } from './prose.tsx'
import { useShop } from './use-shop.ts'

const Facts = ({ page }: { readonly page: ProductPage }) => (
  <dl className="facts">
    {page.facts.map((fact) => (
      <div key={fact.key}>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
)

/** What else there is to know: the description, and a table of facts or columns of them. */
export function ProductFacts({ page }: { readonly page: ProductPage }) {
  const { words } = useShop()
  return (
    <div className="product-more">
      {page.description.length > 0 && (
        <section className="prose">
          <h2>{words.product.inIt}</h2>
          <Prose value={page.description} />
        </section>
      )}
      {page.facts.length > 0 && <Facts page={page} />}
    </div>
  )
}

/** What goes with it, as a row of cards under the page of a quiet room. */
export function WornWith({ page }: { readonly page: ProductPage }) {
  const { words } = useShop()
  if (page.also.length === 0) return null
  return (
    <section className="section worn-with">
      <h2 className="section-title">{words.product.alsoTitle}</h2>
      <div className="cards four">
        {page.also.map((card) => (
          <ProductCard key={card.handle} card={card} />
        ))}
      </div>
    </section>
  )
}
