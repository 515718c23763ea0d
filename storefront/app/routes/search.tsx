import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { note } from '../behaviour/note.server.ts'
import { listingView } from '../catalog/listing.ts'
import { findOffers } from '../catalog/search.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { Icon } from '../ui/icon.tsx'
import { Listing } from '../ui/listing.tsx'
import { StatePanel } from '../ui/state-panel.tsx'
import { useLoaded } from '../ui/use-carried.ts'
import { useShop } from '../ui/use-shop.ts'
import { wordsFor } from '../words/words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const params = new URL(request.url).searchParams
  const query = (params.get('q') ?? '').trim().slice(0, 100)
  const { offers: found, near } = findOffers(catalog, query, language)
  if (query !== '') await note(context, request, { kind: 'search', words: query, found: found.length })
  return {
    query,
    title: wordsFor(language).find.title,
    found: found.length,
    near,
    listing: listingView(catalog, found, params, language, { withCategory: true, keep: ['q'] }),
  }
}

export default function Search() {
  const { query, found, near, listing } = useLoaded<typeof loader>()
  const { words } = useShop()
  return (
    <div className="container page">
      <h1 className="page-title">{query && found > 0 ? words.find.results(query) : words.find.title}</h1>
      <Form method="get" action="/search" role="search" className="search-form">
        <label className="field grow">
          <span>{words.find.label}</span>
          <input key={query} type="search" name="q" defaultValue={query} maxLength={100} autoComplete="off" />
        </label>
        <button type="submit" className="button dark">
          <Icon name="search" size={18} />
          {words.search}
        </button>
      </Form>
      {near ? (
        <p className="lead" role="status">
          {words.find.near(query)}
        </p>
      ) : null}
      {query === '' ? <p className="lead">{words.find.start}</p> : null}
      {query !== '' && found === 0 ? (
        <StatePanel level={2} title={words.find.nothing(query)} text={words.find.hint}>
          <Link className="button action" to="/products">
            {words.listing.seeAll}
          </Link>
        </StatePanel>
      ) : null}
      {found > 0 ? <Listing listing={listing} /> : null}
    </div>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title)
