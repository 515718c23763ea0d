import type { Catalog } from './catalog.ts'

/** Addresses kept per catalogue; the least recently asked for leave first. */
const most = 400
/** Longer addresses are somebody's own and not asked for twice. */
const longest = 240

const held = new WeakMap<Catalog, Map<string, unknown>>()

/**
 * A view that is the same for everybody, made once per catalogue and address. The catalogue is replaced as a whole at
 * every change of the dataset, so nothing here can be old. Never for views that hold a person's basket, place or name.
 */
export function remembered<View>(catalog: Catalog, address: string, make: () => View): View {
  if (address.length > longest) return make()
  const views = held.get(catalog) ?? new Map<string, unknown>()
  held.set(catalog, views)
  const known = views.get(address)
  const view = known === undefined ? make() : (known as View)
  views.delete(address)
  views.set(address, view)
  if (views.size > most) for (const oldest of views.keys()) if (views.size > most) views.delete(oldest)
  return view
}
