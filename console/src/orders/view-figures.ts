import type { CrudFilter } from '@refinedev/core'
import { filtersToGroq } from '@souk/refine-sanity'
import { useLiveQuery } from '../use-live-query.ts'
import { orderViews, type ViewMoment } from './order-views.ts'

/** One query that counts every view, and adds up the one that is shown. Parameters are kept apart by a prefix. */
export function figuresQuery(views: readonly { name: string; filters: CrudFilter[] }[], shown: CrudFilter[]) {
  const params: Record<string, unknown> = {}
  const condition = (filters: CrudFilter[], prefix: string) => {
    const made = filtersToGroq(filters)
    for (const [name, value] of Object.entries(made.params)) params[`${prefix}${name}`] = value
    return `*[_type == "order" && ${made.groq.replace(/\$f(?=\d)/g, `$${prefix}f`)}]`
  }
  const counts = views.map(({ name, filters }, index) => `"${name}": count(${condition(filters, `v${index}`)})`)
  const all = condition(shown, 's')
  return {
    groq: `{"counts": {${counts.join(', ')}}, "sum": math::sum(${all}.totals.total), "shown": count(${all})}`,
    params,
  }
}

interface Figures {
  readonly counts: Readonly<Record<string, number>>
  readonly sum: number | null
  readonly shown: number
}

/** How many orders each tab holds, and count and sum of what the filters leave. */
export function useViewFigures(moment: ViewMoment, shown: CrudFilter[]): Figures | undefined {
  const views = orderViews.map(({ name, filters }) => ({ name, filters: filters(moment) }))
  return useLiveQuery<Figures>({ name: 'orderFigures', ...figuresQuery(views, shown), types: ['order'] }).data
}
