import { PortableText, type PortableTextProps } from '@portabletext/react'
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { productPage } from '../catalog/product-page.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { BuyForm } from '../ui/buy-form.tsx'
import { Companions } from '../ui/companions.tsx'
import { Gallery } from '../ui/gallery.tsx'
import { OptionBoxes } from '../ui/option-boxes.tsx'
import { Price } from '../ui/price.tsx'
import { PromiseBox } from '../ui/promise-box.tsx'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const page = productPage(catalog, params.handle ?? '', new Map(new URL(request.url).searchParams), {
    language,
    postalCode: await context.shop.sessions.postalCode(request),
    now: context.shop.clock(),
  })
  if (!page) throw data(null, { status: 404 })
  return page
}

export default function Product() {
  const page = useLoaded<typeof loader>()
  const { words } = useShop()
  const { category } = page
  return (
    <div className="container page">
      <Breadcrumbs
        trail={[
          ...(category ? [{ title: category.title, href: `/categories/${category.handle}` }] : []),
          { title: page.title },
        ]}
      />
      <div className="product">
        <Gallery page={page} />
        <div className="product-words">
          <h1 className="page-title">{page.title}</h1>
          <p className="product-price">
            <Price amount={page.price} />
            {page.compareAt !== undefined && (
              <s>
                <Price amount={page.compareAt} />
              </s>
            )}
          </p>
          {page.summary ? <p className="product-summary">{page.summary}</p> : null}
          <PromiseBox promise={page.promise} />
          <OptionBoxes page={page} />
          <BuyForm key={page.sku} page={page} />
          <Companions cards={page.also} />
        </div>
        <div className="product-more">
          {page.description.length > 0 && (
            <section className="prose">
              <h2>{words.product.inIt}</h2>
              <PortableText value={page.description as PortableTextProps['value']} />
            </section>
          )}
          {page.facts.length > 0 && (
            <dl className="facts">
              {page.facts.map((fact) => (
                <div key={fact.key}>
                  <dt>{fact.label}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </div>
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title, data?.seo ?? data?.summary)
