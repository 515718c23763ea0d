import { useSearchParams } from 'react-router'
import type { Sorting } from '../ui/sheet.tsx'
import { useAddress } from '../ui/use-address.ts'
import type { Chosen } from './order-filters.ts'

const own = new Set(['view', 'q', 'page', 'sort', 'order', 'hide', 'saved'])
const newestFirst: Sorting = { field: 'createdAt', order: 'desc' }

const sortingOf = (field: string, order: string): Sorting =>
  field === '' ? newestFirst : { field, order: order === 'asc' ? 'asc' : 'desc' }

/** What the queue shows, kept in the address: its view, search, order and filters. */
export function useQueueAddress() {
  const { href, page, read, change, turn } = useAddress()
  const [params] = useSearchParams()
  const chosen: Chosen = Object.fromEntries([...params].filter(([name]) => !own.has(name)))
  return {
    view: read('view') || 'today',
    search: read('q'),
    hide: read('hide'),
    page,
    sorting: sortingOf(read('sort'), read('order')),
    chosen,
    href,
    open: (view: string) => change({ view }),
    find: (q: string) => change({ q }),
    turn,
    sort: (sorting: Sorting) => change({ sort: sorting.field, order: sorting.order }),
    choose: (kind: string, value: string | undefined) => change({ [kind]: value }),
  } as const
}
export type QueueAddress = ReturnType<typeof useQueueAddress>
