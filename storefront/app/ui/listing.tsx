import { Form, Link, useLocation, useSubmit } from '@remix-run/react'
import type { ListingView } from '../catalog/listing.ts'
import { sorts } from '../catalog/sorts.ts'
import { FacetsPanel, useFacetTitles } from './facets-panel.tsx'
import { Icon } from './icon.tsx'
import { ProductCard } from './product-card.tsx'
import { StatePanel } from './state-panel.tsx'
import { useShop } from './use-shop.ts'

/** The address without one value of a parameter. */
const withoutValue = (search: string, name: string, value: string): string => {
  const params = new URLSearchParams(search)
  const kept = [...params].filter(([key, each]) => key !== 'page' && (key !== name || each !== value))
  return `?${new URLSearchParams(kept)}`
}

function Chips({ listing }: { readonly listing: ListingView }) {
  const { words } = useShop()
  const { search, pathname } = useLocation()
  const titles = useFacetTitles()
  const chosen = listing.facets.flatMap((facet) =>
    facet.values.flatMap((value) => (value.chosen ? [{ facet, value, title: titles.value(facet, value.title) }] : [])),
  )
  const kept = new URLSearchParams(listing.keep.map(({ name, value }) => [name, value]))
  const priced = listing.price?.from !== undefined || listing.price?.to !== undefined
  if (chosen.length === 0 && !priced) return null
  return (
    <ul className="chips">
      {chosen.map(({ facet, value, title }) => (
        <li key={facet.name + value.value}>
          <Link
            className="chip"
            to={withoutValue(search, facet.name, value.value)}
            preventScrollReset
            aria-label={words.listing.without(title)}
          >
            {title}
            <Icon name="cross" size={14} />
          </Link>
        </li>
      ))}
      <li>
        <Link className="text-link" to={`${pathname}?${kept}`} preventScrollReset>
          {words.listing.clear}
        </Link>
      </li>
    </ul>
  )
}

function SortBy({ listing }: { readonly listing: ListingView }) {
  const { words } = useShop()
  const submit = useSubmit()
  const { search, pathname } = useLocation()
  const others = [...new URLSearchParams(search)].filter(([name]) => name !== 'sort' && name !== 'page')
  return (
    <Form
      method="get"
      action={pathname}
      className="sort"
      key={search}
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
    >
      {others.map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      <label>
        <span className="visually-hidden">{words.listing.sort}</span>
        <select name="sort" defaultValue={listing.sort}>
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {words.listing.sortBy[sort]}
            </option>
          ))}
        </select>
        <Icon name="down" size={16} />
      </label>
      <noscript>
        <button type="submit" className="button outline">
          {words.listing.apply}
        </button>
      </noscript>
    </Form>
  )
}

function Nothing({ listing }: { readonly listing: ListingView }) {
  const { words } = useShop()
  const { search, pathname } = useLocation()
  const { relief } = listing
  const kept = new URLSearchParams(listing.keep.map(({ name, value }) => [name, value]))
  const text = relief ? words.listing.hiding(relief.title, relief.count) : ''
  return (
    <StatePanel level={2} title={words.listing.nothing} text={text}>
      {relief && (
        <Link className="button action" to={withoutValue(search, relief.name, relief.value)}>
          {words.listing.without(relief.title)}
        </Link>
      )}
      <Link className="button outline" to={`${pathname}?${kept}`}>
        {words.listing.showAll(listing.all)}
      </Link>
    </StatePanel>
  )
}

const withPage = (search: string, page: number): string => {
  const params = new URLSearchParams(search)
  if (page === 1) params.delete('page')
  else params.set('page', String(page))
  return `?${params}`
}

/** Pages of a long shelf, each with its address: back brings the same page at the same place. */
function PageLinks({ listing: { page, pages } }: { readonly listing: ListingView }) {
  const { words, figure } = useShop()
  const { search } = useLocation()
  if (pages < 2) return null
  return (
    <nav className="page-links" aria-label={words.listing.pages}>
      {page > 1 && (
        <Link to={withPage(search, page - 1)} rel="prev">
          {words.listing.before}
        </Link>
      )}
      <ol>
        {Array.from({ length: pages }, (_, index) => index + 1).map((each) => (
          <li key={each}>
            <Link
              to={withPage(search, each)}
              aria-current={each === page ? 'page' : undefined}
              aria-label={words.listing.page(each)}
            >
              {figure(each)}
            </Link>
          </li>
        ))}
      </ol>
      {page < pages && (
        <Link to={withPage(search, page + 1)} rel="next">
          {words.listing.after}
        </Link>
      )}
    </nav>
  )
}

/** Facets beside cards in threes, count and chips above, what was seen below. */
export function Listing({ listing }: { readonly listing: ListingView }) {
  const { words } = useShop()
  const { pathname } = useLocation()
  const shown = listing.matching
  const kept = new URLSearchParams(listing.keep.map(({ name, value }) => [name, value]))
  return (
    <div className="listing">
      <FacetsPanel listing={listing} />
      <div className="listing-main">
        <h2 className="visually-hidden">{words.listing.products}</h2>
        <div className="listing-bar">
          <strong role="status">{words.listing.of(shown, listing.all)}</strong>
          <Chips listing={listing} />
          <SortBy listing={listing} />
        </div>
        {shown === 0 ? <Nothing listing={listing} /> : null}
        <div className="cards three">
          {listing.cards.map((card, index) => (
            <ProductCard key={card.handle} card={card} eager={index < 3} />
          ))}
        </div>
        <PageLinks listing={listing} />
        {shown > 0 && shown < listing.all ? (
          <p className="listing-end">
            {words.listing.seen(shown)}
            <Link className="button outline" to={`${pathname}?${kept}`}>
              {words.listing.showAll(listing.all)}
            </Link>
          </p>
        ) : null}
      </div>
    </div>
  )
}
