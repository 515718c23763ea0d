import { useList } from '@refinedev/core'
import { FilterIcon } from '@sanity/icons/Filter'
import { EditIcon } from '@sanity/icons/Edit'
import { Button, Select } from '@sanity/ui'
import type { StockLevel } from '@souk/inventory'
import { EmptyState } from '@souk/ui'
import { type ReactNode, useMemo } from 'react'
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
import { StockEditActs, StockEditFooter, StockEditSheet, useStockEdit } from './stock-edit.tsx'
import { type Asked, askedOf } from './stock-figures.ts'
import { narrowed, type StockRow, stockRows } from './stock-rows.ts'
import { useSellables } from './use-goods.ts'
import { chosenColumns, shownColumns } from '../views/column-choice.ts'
import { ViewsMenu } from '../views/views-menu.tsx'

/** What the sheet shows, kept in the address. */
function useStockAddress() {
  const [params, setParams] = useSearchParams()
  const put = (changes: Readonly<Record<string, string>>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changes))
          if (value === '') next.delete(name)
          else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const change = (name: string, value: string) => put({ [name]: value })
  return {
    text: params.get('q') ?? '',
    place: params.get('place') ?? '',
    low: params.get('low') ?? '',
    level: params.get('level') ?? '',
    asked: askedOf(params.get('why') ?? ''),
    edits: params.get('edit') !== null,
    hide: params.get('hide') ?? '',
    change,
    /** Opens a level at one of its figures. */
    open: (level: string, asked: Asked = 'available') =>
      put({ level, why: asked === 'available' || level === '' ? '' : asked }),
    edit: (isOn: boolean) => put({ edit: isOn ? '1' : '', level: '', why: '' }),
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
  const { placeName } = shop
  // Ten thousand rows are not sorted again at every key
  const rows = useMemo(
    () => (levels && sellables.data ? stockRows(levels, sellables.data, placeName) : undefined),
    [levels, sellables.data, placeName],
  )
  return { query, levels, rows }
}

interface EmptyProps {
  readonly rows: number | undefined
  readonly onClear: () => void
}

/** No level at all, or none that the filters leave. */
const NoRows = ({ rows, onClear }: EmptyProps) => (
  <EmptyState
    icon={FilterIcon}
    title={rows === 0 ? 'No stock is kept yet' : 'No row matches'}
    text={rows === 0 ? 'The first delivery makes the levels.' : `${rows} without these filters.`}
    action={
      rows === 0 ? null : <Button mode="ghost" text="Drop the filters" fontSize={1} padding={3} onClick={onClear} />
    }
  />
)

/** The rows, or why there are none to show. */
function StockRows({
  stock: { query, levels },
  children,
}: {
  stock: ReturnType<typeof useStock>
  children: ReactNode
}) {
  if (query.isError && !levels) return <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
  return children ?? <LoadingRows count={12} height={44} />
}

/** Stock by place: every level, what is promised of it, and why it is what it is; or the same as a sheet that is typed into. */
export function StockPage() {
  const address = useStockAddress()
  const stock = useStock()
  const { levels, rows } = stock
  const changed = useChanged(levels)
  const shown = useMemo(
    () => rows && narrowed(rows, { text: address.text, place: address.place, low: address.low }),
    [rows, address.text, address.place, address.low],
  )
  const edited = useStockEdit(rows ?? [])
  const edits = address.edits && edited.mayEdit
  const { open } = address
  const cursor = useRowCursor(
    (shown ?? []).map(({ level }) => level._id),
    open,
  )
  const chosen = edits ? undefined : rows?.find(({ level }) => level._id === address.level)
  useKeys({
    ...(edits ? {} : cursor.keys),
    '/': () => document.getElementById('stock-search')?.focus(),
    e: () => edited.mayEdit && address.edit(true),
    Escape: () => (chosen ? open('') : cursor.clear()),
  })
  const columns = stockColumns(open)
  const empty = <NoRows rows={rows?.length} onClear={address.clear} />
  return (
    <Page
      title="Stock"
      sheet
      actions={
        edits ? (
          <StockEditActs stock={edited} onEnd={() => address.edit(false)} />
        ) : (
          <>
            <ViewsMenu columns={chosenColumns(columns)} />
            {edited.mayEdit ? (
              <Button
                mode="ghost"
                icon={EditIcon}
                text={edited.changed > 0 ? `Edit, ${edited.changed} not applied` : 'Edit'}
                fontSize={1}
                padding={3}
                onClick={() => address.edit(true)}
              />
            ) : null}
          </>
        )
      }
      footer={
        edits && shown ? (
          <StockEditFooter stock={edited} shown={shown.length} of={rows?.length ?? 0} />
        ) : (
          <span>{shown ? `${shown.length} of ${rows?.length} rows` : 'Counting'}</span>
        )
      }
    >
      <div className="stock" data-drawer={chosen ? '' : undefined}>
        <div className="stock-sheet">
          <StockBar address={address} rows={rows ?? []} />
          <StockRows stock={stock}>
            {shown === undefined ? undefined : edits ? (
              <StockEditSheet stock={edited} rows={shown} empty={empty} />
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
                empty={empty}
              />
            )}
          </StockRows>
        </div>
        {chosen ? (
          <StockDrawer
            key={chosen.level._id}
            row={chosen}
            asked={address.asked}
            onAsk={(asked) => open(chosen.level._id, asked)}
            onClose={() => open('')}
          />
        ) : null}
      </div>
    </Page>
  )
}
