import type { ListingView } from '../catalog/listing.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Listing } from './listing.tsx'

interface ShelfPageProps {
  readonly title: string
  readonly summary?: string | undefined
  readonly listing: ListingView
}

/** A shelf with a name: a category or a collection. */
export function ShelfPage({ title, summary, listing }: ShelfPageProps) {
  return (
    <div className="container page">
      <Breadcrumbs trail={[{ title }]} />
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
        {summary ? <p className="page-lead">{summary}</p> : null}
      </div>
      <Listing listing={listing} />
    </div>
  )
}
