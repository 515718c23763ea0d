import { useList, useMany } from '@refinedev/core'
import { useNavigate } from 'react-router'
import { useMinutes } from '../clock.ts'
import { orderRow, workRow } from '../queries.ts'
import { useShop } from '../shop.ts'
import { dayOf, startOfDay } from '../time-words.ts'
import { Sheet } from '../ui/sheet.tsx'
import { Page } from '../ui/page.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { useKeys } from '../ui/use-keys.ts'
import { useRowCursor } from '../ui/use-row-cursor.ts'
import { FilterBar } from './filter-bar.tsx'
import { NothingMatches } from './nothing-matches.tsx'
import { orderColumns } from './order-columns.tsx'
import { chosenFilters, filterKinds, searchFilters } from './order-filters.ts'
import type { OrderRow, WorkRow } from './order-row.ts'
import { orderViews, type ViewMoment } from './order-views.ts'
import { PhoneOrder } from './phone-order.tsx'
import { OrdersFooter } from './orders-footer.tsx'
import { useHeldRows } from './use-held-rows.ts'
import { useQueueAddress } from './use-queue-address.ts'
import { useViewFigures } from './view-figures.ts'
import { ViewTabs } from './view-tabs.tsx'
import { orderPath } from './order-path.ts'
import { chosenColumns, shownColumns } from '../views/column-choice.ts'
import { ViewsMenu } from '../views/views-menu.tsx'

const pageSize = 50

/** The moment the views are measured against, to the minute, so that a query is not new every second. */
function useViewMoment(zone: string): ViewMoment {
  const now = Math.floor(useMinutes() / 60_000) * 60_000
  return {
    now: new Date(now).toISOString(),
    startOfDay: new Date(startOfDay(dayOf(now, zone), zone)).toISOString(),
  }
}

/** The orders queue: views, filters, rows that stay true, new orders that wait for a free moment. */
export function OrdersPage() {
  const shop = useShop()
  const navigate = useNavigate()
  const address = useQueueAddress()
  const moment = useViewMoment(shop.timeZone)
  const kinds = filterKinds(shop, Date.parse(moment.now))
  const view = orderViews.find(({ name }) => name === address.view) ?? orderViews[0]
  const filters = [
    ...(view?.filters(moment) ?? []),
    ...chosenFilters(kinds, address.chosen),
    ...searchFilters(address.search),
  ]
  const { query } = useList<OrderRow>({
    resource: 'order',
    pagination: { currentPage: address.page, pageSize },
    sorters: [address.sorting],
    filters,
    meta: { projection: orderRow, count: 'bound' },
    queryOptions: { placeholderData: (before) => before },
  })
  const figures = useViewFigures(moment, filters)
  const rows: readonly OrderRow[] | undefined = query.data?.data
  const work = useMany<WorkRow & { id: string }>({
    resource: 'fulfillment',
    ids: (rows ?? []).flatMap((row) => row.fulfillments ?? []),
    meta: { projection: workRow },
    queryOptions: { enabled: (rows?.length ?? 0) > 0, placeholderData: (before) => before },
  })
  const workOf = (order: OrderRow) => (work.result.data ?? []).filter((each) => each.order === order._id)
  const changed = useChanged(rows)
  const held = useHeldRows(rows, address.href)
  const list = { ids: (held.shown ?? []).map(({ _id }) => _id), view: view?.title ?? '', back: address.href }
  const open = (id: string) => void navigate(orderPath(id), { state: list })
  const cursor = useRowCursor(list.ids, open, held.touch)
  useKeys({
    ...cursor.keys,
    n: held.show,
    Escape: cursor.clear,
    '/': () => document.getElementById('order-search')?.focus(),
    f: () => document.getElementById('add-filter')?.click(),
    ...Object.fromEntries(orderViews.map(({ name }, index) => [`${index + 1}`, () => address.open(name)])),
  })
  const columns = orderColumns({ zone: shop.timeZone, now: Date.parse(moment.now), workOf, linkState: list })
  return (
    <Page
      title="Orders"
      sheet
      actions={
        <>
          <PhoneOrder />
          <ViewsMenu columns={chosenColumns(columns)} />
        </>
      }
      below={<ViewTabs shown={view?.name ?? ''} counts={figures?.counts} onOpen={address.open} />}
      footer={
        <OrdersFooter
          page={address.page}
          size={pageSize}
          figures={figures}
          currency={shop.currency}
          onPage={address.turn}
        />
      }
    >
      <FilterBar kinds={kinds} address={address} waiting={held.waiting} onShow={held.show} />
      {query.isError && !rows ? (
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : held.shown === undefined ? (
        <LoadingRows count={14} />
      ) : (
        <Sheet
          label="Orders"
          rows={held.shown}
          columns={shownColumns(columns, address.hide)}
          rowId={(row) => row._id}
          cursor={cursor.cursor}
          tone={(row) => (changed.has(row._id) ? 'positive' : undefined)}
          sorting={address.sorting}
          onSort={address.sort}
          onOpen={(row) => open(row._id)}
          onPointer={held.touch}
          onLeave={held.release}
          empty={
            <NothingMatches
              address={address}
              view={view?.title ?? ''}
              all={figures?.counts}
              viewName={view?.name ?? ''}
            />
          }
        />
      )}
    </Page>
  )
}
