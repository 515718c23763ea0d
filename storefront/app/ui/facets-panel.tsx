import { Form, useLocation, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Facet, FacetValue, PriceFacet } from '../catalog/facets.ts'
import type { ListingView } from '../catalog/listing.ts'
import { Icon } from './icon.tsx'
import { useHydrated, useShop } from './use-shop.ts'

/** The title of a facet: the dataset's words, or ours for the two that no document names. */
export function useFacetTitles() {
  const { words } = useShop()
  const own: Readonly<Record<string, string>> = words.listing.facet
  return {
    facet: (facet: Facet) => facet.title ?? own[facet.name] ?? facet.name,
    value: (facet: Facet, title: string) => (facet.name === 'stock' ? words.listing.stockNow : title),
  }
}

function Box({ facet, value }: { readonly facet: Facet; readonly value: FacetValue }) {
  const titles = useFacetTitles()
  const { figure } = useShop()
  return (
    <label className="check" data-dim={value.count === 0 && !value.chosen ? true : undefined}>
      <input type="checkbox" name={facet.name} value={value.value} defaultChecked={value.chosen} />
      <span>{titles.value(facet, value.title)}</span>
      <bdi>{figure(value.count)}</bdi>
    </label>
  )
}

/** Boxes that are always seen; a longer list folds. */
const seen = 8

function Boxes({ facet }: { readonly facet: Facet }) {
  const titles = useFacetTitles()
  const { words } = useShop()
  const folded = facet.values.length > seen + 2 ? facet.values.slice(seen) : []
  const open = folded.length > 0 ? facet.values.slice(0, seen) : facet.values
  return (
    <fieldset className="facet">
      <legend>{titles.facet(facet)}</legend>
      {open.map((value) => (
        <Box key={value.value} facet={facet} value={value} />
      ))}
      {folded.length > 0 && (
        <details className="facet-rest" open={folded.some((value) => value.chosen)}>
          <summary>{words.listing.more(folded.length)}</summary>
          {folded.map((value) => (
            <Box key={value.value} facet={facet} value={value} />
          ))}
        </details>
      )}
    </fieldset>
  )
}

function PriceRange({ facet, minor }: { readonly facet: PriceFacet; readonly minor: number }) {
  const { words, price, figure } = useShop()
  const most = Math.max(...facet.bars.map((bar) => bar.count), 1)
  return (
    <fieldset className="facet">
      <legend>
        {words.listing.price}
        <bdi className="facet-range">
          {price(facet.from ?? facet.least)} – {price(facet.to ?? facet.most)}
        </bdi>
      </legend>
      <svg className="histogram" viewBox="0 0 240 60" preserveAspectRatio="none" aria-hidden="true">
        {facet.bars.map((bar, index) => {
          const height = bar.count === 0 ? 2 : 8 + (bar.count / most) * 50
          return (
            <rect
              key={bar.from}
              x={index * 20 + 2}
              y={60 - height}
              width="16"
              height={height}
              rx="2"
              data-inside={bar.inside || undefined}
            />
          )
        })}
      </svg>
      <div className="price-fields">
        <label className="field">
          <span>{words.listing.priceFrom}</span>
          <input
            name="price_from"
            inputMode="decimal"
            defaultValue={facet.from === undefined ? '' : facet.from / minor}
            placeholder={figure(facet.least / minor)}
          />
        </label>
        <label className="field">
          <span>{words.listing.priceTo}</span>
          <input
            name="price_to"
            inputMode="decimal"
            defaultValue={facet.to === undefined ? '' : facet.to / minor}
            placeholder={figure(facet.most / minor)}
          />
        </label>
      </div>
    </fieldset>
  )
}

/** The narrowing form. A plain GET; with scripts it goes at each change. On a phone it is a sheet. */
export function FacetsPanel({ listing }: { readonly listing: ListingView }) {
  const { words } = useShop()
  const hydrated = useHydrated()
  const submit = useSubmit()
  const { pathname, search } = useLocation()
  const [open, setOpen] = useState(false)
  const chosen = listing.facets.reduce((sum, facet) => sum + facet.values.filter((value) => value.chosen).length, 0)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-sheet', open)
    return () => document.documentElement.removeAttribute('data-sheet')
  }, [open])
  return (
    <div className="facets" data-open={open || undefined} data-scripts={hydrated || undefined}>
      <button type="button" className="button outline facets-open" aria-expanded={open} onClick={() => setOpen(true)}>
        <Icon name="filter" size={18} />
        {chosen > 0 ? words.listing.narrowedBy(chosen) : words.listing.narrow}
      </button>
      <Form
        key={search}
        method="get"
        action={pathname}
        className="facets-form"
        preventScrollReset
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
      >
        <div className="facets-head">
          <strong>{words.listing.narrow}</strong>
          <button type="button" className="icon-button" aria-label={words.close} onClick={() => setOpen(false)}>
            <Icon name="cross" size={20} />
          </button>
        </div>
        {listing.keep.map(({ name, value }) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        {listing.sort === 'shelf' ? null : <input type="hidden" name="sort" value={listing.sort} />}
        {listing.facets.map((facet) => (
          <Boxes key={facet.name} facet={facet} />
        ))}
        {listing.price && <PriceRange facet={listing.price} minor={listing.minor} />}
        <div className="facets-foot">
          <button type="submit" className="button dark" onClick={() => setOpen(false)}>
            {hydrated ? words.listing.show(listing.matching) : words.listing.apply}
          </button>
        </div>
      </Form>
    </div>
  )
}
