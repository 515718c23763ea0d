import { useList } from '@refinedev/core'
import { sanityMeta } from '@souk/refine-sanity'
import type { DeliveryZone, Gazetteer, GeoPoint } from '@souk/shipping'
import { gazetteersQuery } from '@souk/shipping/queries'
import { placesQuery } from '../queries.ts'
import { useShop } from '../shop.ts'
import { useLiveQuery } from '../use-live-query.ts'
import type { MapPlace } from './map-ground.tsx'

/** What the map is drawn from. */
export interface ZoneFacts {
  readonly currency: string
  readonly zones: readonly DeliveryZone[]
  readonly places: readonly MapPlace[]
  readonly gazetteers: readonly Gazetteer[]
  /** Points that should be seen at first. */
  readonly sight: readonly GeoPoint[]
}

/** Zones with their drafts, our places and where postcodes lie. `facts` is undefined until all have come. */
export function useZoneFacts() {
  const { currency } = useShop()
  const { query } = useList<DeliveryZone & { id: string }>({
    resource: 'deliveryZone',
    pagination: { mode: 'off' },
    sorters: [{ field: 'name', order: 'asc' }],
    meta: sanityMeta({ perspective: 'drafts' }),
    queryOptions: { placeholderData: (before) => before },
  })
  const places = useLiveQuery<readonly MapPlace[]>({ name: 'places', groq: placesQuery, types: ['stockLocation'] })
  const gazetteers = useLiveQuery<readonly Gazetteer[]>({
    name: 'gazetteers',
    groq: gazetteersQuery,
    types: ['gazetteer'],
  })
  const zones: readonly DeliveryZone[] | undefined = query.data?.data
  const error = query.error ?? places.error ?? gazetteers.error
  if (!zones || !places.data || !gazetteers.data) return { error, facts: undefined, query }
  const [first] = places.data.flatMap(({ geopoint }) => (geopoint ? [geopoint] : []))
  const drawn = zones.flatMap(({ area }) => area ?? [])
  // Parcels go far: what is near our first place is what a map of areas is for.
  const near = [...drawn, ...places.data.flatMap(({ geopoint }) => (geopoint ? [geopoint] : []))].filter(
    (point) => !first || Math.hypot(point.lat - first.lat, point.lng - first.lng) < 1,
  )
  const facts: ZoneFacts = { currency, zones, places: places.data, gazetteers: gazetteers.data, sight: near }
  return { error, facts, query }
}
