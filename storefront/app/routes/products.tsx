import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { localize } from '@souk/kernel'
import { listingView } from '../catalog/listing.ts'
import { remembered } from '../catalog/remembered.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Listing } from '../ui/listing.tsx'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { search, searchParams: params } = new URL(request.url)
  return {
    title: wordsFor(language).listing.everything,
    summary: localize(catalog.settings.tagline, language),
    listing: remembered(catalog, `${language} /products${search}`, () =>
      listingView(catalog, catalog.offers, params, language, { withCategory: true }),
    ),
  }
}

export default function Products() {
  const { title, listing } = useLoaded<typeof loader>()
  const { words } = useShop()
  return (
    <div className="container page">
      <Breadcrumbs trail={[{ title: words.listing.products }]} />
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
      </div>
      <Listing listing={listing} />
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title, data?.summary, { picture: data?.listing.cards[0]?.picture })
