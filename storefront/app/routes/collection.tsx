import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { collectionShelf, listingView } from '../catalog/listing.ts'
import { remembered } from '../catalog/remembered.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { ShelfPage } from '../ui/shelf-page.tsx'
import { useLoaded } from '../ui/use-carried.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const shelf = collectionShelf(catalog, params.handle ?? '', language)
  if (!shelf) throw data(null, { status: 404 })
  const { search, searchParams } = new URL(request.url)
  const listing = remembered(catalog, `${language} /collections/${params.handle}${search}`, () =>
    listingView(catalog, shelf.offers, searchParams, language, { withCategory: true }),
  )
  return { title: shelf.title, summary: shelf.summary, listing }
}

export default function Collection() {
  return <ShelfPage {...useLoaded<typeof loader>()} />
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title, data?.summary)
