import { useList } from '@refinedev/core'
import { FilterIcon } from '@sanity/icons/Filter'
import { Button, Select } from '@sanity/ui'
import type { StockLevel } from '@souk/inventory'
import { EmptyState } from '@souk/ui'
import { useSearchParams } from 'react-router'
import { useShop } from '../shop.ts'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { useKeys } from '../ui/use-keys.ts'
import { useRowCursor } from '../ui/use-row-cursor.ts'
import { stockColumns } from './stock-columns.tsx'
import { StockDrawer } from './stock-drawer.tsx'
import { narrowed, type StockRow, stockRows } from './stock-rows.ts'
import { useSellables } from './use-goods.ts'
import { chosenColumns, shownColumns } from '../views/column-choice.ts'
import { ViewsMenu } from '../views/views-menu.tsx'

/** What the sheet shows, kept in the address. */
function useStockAddress() {
  const [params, setParams] = useSearchParams()
  const change = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return {
    text: params.get('q') ?? '',
    place: params.get('place') ?? '',
    low: params.get('low') ?? '',
    level: params.get('level') ?? '',
    hide: params.get('hide') ?? '',
    change,
    clear: () => setParams({}, { replace: true }),
  }
}
type StockAddress = ReturnType<typeof useStockAddress>

function StockBar({ address, rows }: { readonly address: StockAddress; readonly rows: readonly StockRow[] }) {
  const { locations } = useShop()
  const count = (low: string) => rows.filter((row) => row.low === low).length
  const toggle = (low: string) => address.change('low', address.low === low ? '' : low)
  return (
    <div className="filter-bar">
      <SearchField
        id="stock-search"
        label="Search stock"
        placeholder="Name or SKU"
        value={address.text}
        onChange={(text) => address.change('q', text)}
      />
      {locations.length > 1 ? (
        <div className="place-select">
          <Select
            aria-label="Place"
            value={address.place}
            fontSize={1}
            padding={3}
            onChange={(event) => address.change('place', event.currentTarget.value)}
          >
            <option value="">All places</option>
            {locations.map(({ _id, name }) => (
              <option key={_id} value={_id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      ) : null}
      <div className="filter-end stock-low">
        <button
          type="button"
          className="tab-count"
          data-tone={count('out') > 0 ? 'critical' : 'default'}
          aria-pressed={address.low === 'out'}
          onClick={() => toggle('out')}
        >
          {count('out')} out
        </button>
        <button
          type="button"
          className="tab-count"
          data-tone={count('low') > 0 ? 'caution' : 'default'}
          aria-pressed={address.low === 'low'}
          onClick={() => toggle('low')}
        >
          {count('low')} low
        </button>
      </div>
    </div>
  )
}

function useStock() {
  const shop = useShop()
  const { query } = useList<StockLevel & { id: string }>({
    resource: 'stockLevel',
    pagination: { mode: 'off' },
    queryOptions: { placeholderData: (before) => before },
  })
  const sellables = useSellables()
  const levels: readonly StockLevel[] | undefined = query.data?.data
  const rows = levels && sellables.data ? stockRows(levels, sellables.data, shop.placeName) : undefined
  return { query, levels, rows }
}

/** Stock by place: every level, what is promised of it, and why it is what it is. */
export function StockPage() {
  const address = useStockAddress()
  const { query, levels, rows } = useStock()
  const changed = useChanged(levels)
  const shown = rows && narrowed(rows, address)
  const open = (id: string) => address.change('level', id)
  const cursor = useRowCursor(
    (shown ?? []).map(({ level }) => level._id),
    open,
  )
  const chosen = rows?.find(({ level }) => level._id === address.level)
  useKeys({
    ...cursor.keys,
    '/': () => document.getElementById('stock-search')?.focus(),
    Escape: () => (chosen ? address.change('level', '') : cursor.clear()),
  })
  const columns = stockColumns(open)
  return (
    <Page
      title="Stock"
      sheet
      actions={<ViewsMenu columns={chosenColumns(columns)} />}
      footer={<span>{shown ? `${shown.length} of ${rows?.length} rows` : 'Counting'}</span>}
    >
      <div className="stock" data-drawer={chosen ? '' : undefined}>
        <div className="stock-sheet">
          <StockBar address={address} rows={rows ?? []} />
          {query.isError && !levels ? (
            <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
          ) : shown === undefined ? (
            <LoadingRows count={12} height={44} />
          ) : (
            <Sheet
              label="Stock levels"
              rows={shown}
              columns={shownColumns(columns, address.hide)}
              rowId={({ level }) => level._id}
              rowHeight={44}
              cursor={cursor.cursor ?? (address.level || undefined)}
              tone={({ level }) => (changed.has(level._id) ? 'positive' : undefined)}
              onOpen={({ level }) => open(level._id)}
              empty={
                <EmptyState
                  icon={FilterIcon}
                  title={rows?.length === 0 ? 'No stock is kept yet' : 'No row matches'}
                  text={
                    rows?.length === 0
                      ? 'The first delivery makes the levels.'
                      : `${rows?.length} without these filters.`
                  }
                  action={
                    rows?.length === 0 ? null : (
                      <Button mode="ghost" text="Drop the filters" fontSize={1} padding={3} onClick={address.clear} />
                    )
                  }
                />
              }
            />
          )}
        </div>
        {chosen ? (
          <StockDrawer key={chosen.level._id} row={chosen} onClose={() => address.change('level', '')} />
        ) : null}
      </div>
    </Page>
  )
}
