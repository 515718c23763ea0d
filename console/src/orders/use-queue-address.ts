import { useLocation, useSearchParams } from 'react-router'
import type { Sorting } from '../ui/sheet.tsx'
import type { Chosen } from './order-filters.ts'

const own = new Set(['view', 'q', 'page', 'sort', 'order'])
const newestFirst: Sorting = { field: 'createdAt', order: 'desc' }

/** What the queue shows, kept in the address: a link is a view. Any change but turning pages goes back to page 1. */
const sortingOf = (field: string | null, order: string | null): Sorting =>
  field === null ? newestFirst : { field, order: order === 'asc' ? 'asc' : 'desc' }

export function useQueueAddress() {
  const [params, setParams] = useSearchParams()
  const { pathname, search } = useLocation()
  const change = (changes: Readonly<Record<string, string | undefined>>, keepPage = false) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (!keepPage) next.delete('page')
        for (const [name, value] of Object.entries(changes))
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const chosen: Chosen = Object.fromEntries([...params].filter(([name]) => !own.has(name)))
  const page = Number(params.get('page') ?? '1')
  return {
    view: params.get('view') ?? 'today',
    search: params.get('q') ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    sorting: sortingOf(params.get('sort'), params.get('order')),
    chosen,
    href: `${pathname}${search}`,
    open: (view: string) => change({ view }),
    find: (q: string) => change({ q }),
    turn: (to: number) => change({ page: to > 1 ? String(to) : undefined }, true),
    sort: (sorting: Sorting) => change({ sort: sorting.field, order: sorting.order }),
    choose: (kind: string, value: string | undefined) => change({ [kind]: value }),
  } as const
}
export type QueueAddress = ReturnType<typeof useQueueAddress>
