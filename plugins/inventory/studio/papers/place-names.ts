import { type LiveSource, useLiveQuery } from '@souk/ui'

/** Read by the panes of papers: what places are called. */
const placesQuery = '*[_type == "stockLocation"] | order(position asc) [0...200] {_id, name}'

/** Names of places by id; the id while they are read, and where there is none. */
export function usePlaceNames(source: LiveSource): (id: string) => string {
  const places = useLiveQuery<{ readonly _id: string; readonly name: string }>(source, placesQuery, {})
  const names = new Map(places.state === 'ready' ? places.rows.map(({ _id, name }) => [_id, name]) : [])
  return (id) => names.get(id) ?? id
}
