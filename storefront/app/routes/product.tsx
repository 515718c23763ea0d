import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { note } from '../behaviour/note.server.ts'
import { productPage } from '../catalog/product-page.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Gallery } from '../ui/gallery.tsx'
import { ProductFacts, WornWith } from '../ui/product-facts.tsx'
import { ProductJsonLd } from '../ui/product-json-ld.tsx'
import { ProductWords } from '../ui/product-words.tsx'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const page = productPage(catalog, params.handle ?? '', new Map(new URL(request.url).searchParams), {
    language,
    postalCode: await context.shop.sessions.postalCode(request),
    now: context.shop.clock(),
    queueAt: context.shop.commerce.queueAt,
  })
  if (!page) throw data(null, { status: 404 })
  const product = catalog.byHandle.get(params.handle ?? '')?.product._id
  if (product) await note(context, request, { kind: 'view', product })
  return page
}

export default function Product() {
  const page = useLoaded<typeof loader>()
  const { quiet } = useShop()
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
        <Gallery key={page.sku} page={page} />
        <ProductWords page={page} />
        <ProductFacts page={page} />
      </div>
      {quiet && <WornWith page={page} />}
      <ProductJsonLd page={page} />
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, page?.seoTitle ?? page?.title, page?.seo ?? page?.summary, {
    picture: page?.pictures[0],
    type: 'product',
  })
