import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { categoryShelf, listingView } from '../catalog/listing.ts'
import { remembered } from '../catalog/remembered.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { ShelfPage } from '../ui/shelf-page.tsx'
import { useLoaded } from '../ui/use-carried.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const shelf = categoryShelf(catalog, params.handle ?? '', language)
  if (!shelf) throw data(null, { status: 404 })
  const { search, searchParams } = new URL(request.url)
  const listing = remembered(catalog, `${language} /categories/${params.handle}${search}`, () =>
    listingView(catalog, shelf.offers, searchParams, language, { withCategory: false }),
  )
  return { title: shelf.title, summary: shelf.summary, listing }
}

export default function Category() {
  return <ShelfPage {...useLoaded<typeof loader>()} />
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title, data?.summary, { picture: data?.listing.cards[0]?.picture })
