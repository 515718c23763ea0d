import { type CrudFilter, useList } from '@refinedev/core'
import { sanityMeta } from '@souk/refine-sanity'
import type { ColumnDef } from '@tanstack/react-table'
import type { Tone } from '@souk/kernel'
import type { ReactNode } from 'react'
import { ListBar, type ListChoice } from './list-bar.tsx'
import { type Counted, useCounts } from './list-counts.ts'
import { ListEmpty, type EmptyWords } from './list-empty.tsx'
import { ListFooter } from './list-footer.tsx'
import { Page } from './page.tsx'
import { Sheet, type Sorting } from './sheet.tsx'
import { LoadingRows, ReadFailed } from './states.tsx'
import { Tabs } from './tabs.tsx'
import { useAddress } from './use-address.ts'
import { useChanged } from './use-changed.ts'
import { useKeys } from './use-keys.ts'
import { useRowCursor } from './use-row-cursor.ts'
import { chosenColumns, shownColumns } from '../views/column-choice.ts'
import { ViewsMenu } from '../views/views-menu.tsx'

export interface ListView extends Counted {
  readonly title: string
  readonly tone?: Tone
}

interface Listed {
  readonly _id: string
  readonly _rev: string
}

interface ListPageProps<Row extends Listed> {
  readonly title: string
  /** The `_type` listed. */
  readonly resource: string
  readonly projection: string
  readonly views: readonly [ListView, ...ListView[]]
  readonly search?: { readonly placeholder: string; readonly fields: readonly string[] }
  readonly choices?: readonly ListChoice[]
  readonly sorting: Sorting
  readonly columns: (open: (id: string) => void) => readonly ColumnDef<Row>[]
  readonly empty: EmptyWords
  /** The row that is open, beside the list. */
  readonly drawer: (id: string, close: () => void) => ReactNode
  readonly actions?: ReactNode
  readonly above?: ReactNode
  readonly rowHeight?: number
  /** Content lists its drafts, too. */
  readonly perspective?: 'drafts'
}

const pageSize = 50

const found = (text: string, fields: readonly string[]): CrudFilter[] =>
  text.trim() === ''
    ? []
    : [
        {
          operator: 'or',
          value: fields.map((field) => ({ field, operator: 'contains' as const, value: text.trim() })),
        },
      ]

/** A live list: views with counts, a search, choices, rows, and the open row beside them. All of it is in the address. */
export function ListPage<Row extends Listed>(props: ListPageProps<Row>) {
  const { title, resource, projection, views, search, choices = [], sorting, drawer } = props
  const address = useAddress()
  const view = views.find(({ name }) => name === address.read('view')) ?? views[0]
  const chosen = choices.flatMap(({ name, filter }) => (address.read(name) ? [filter(address.read(name))] : []))
  const text = address.read('q')
  const filters = [...view.filters, ...chosen, ...found(text, search?.fields ?? [])]
  const [field, order] = [address.read('sort') || sorting.field, address.read('order') || sorting.order]
  const sorted: Sorting = { field, order: order === 'asc' ? 'asc' : 'desc' }
  const { query } = useList<Row & { id: string }>({
    resource,
    pagination: { currentPage: address.page, pageSize },
    sorters: [sorted],
    filters,
    meta: sanityMeta({ projection, ...(props.perspective ? { perspective: props.perspective } : {}) }),
    queryOptions: { placeholderData: (before) => before },
  })
  const counts = useCounts(resource, views, props.perspective)
  const rows: readonly Row[] | undefined = query.data?.data
  const changed = useChanged(rows)
  const open = address.read('open')
  const cursor = useRowCursor(
    (rows ?? []).map(({ _id }) => _id),
    address.open,
  )
  const close = () => address.open(undefined)
  useKeys({
    ...cursor.keys,
    '/': () => document.getElementById('list-search')?.focus(),
    Escape: () => (open ? close() : cursor.clear()),
  })
  const tabs = views.map((each) => ({ ...each, count: counts?.[each.name] }))
  const drop = () =>
    address.change({ q: undefined, ...Object.fromEntries(choices.map(({ name }) => [name, undefined])) })
  const narrowed = chosen.length > 0 || text !== ''
  const columns = props.columns(address.open)
  return (
    <Page
      title={title}
      sheet
      actions={
        <>
          <ViewsMenu columns={chosenColumns(columns)} />
          {props.actions}
        </>
      }
      below={
        <>
          {views.length > 1 ? (
            <Tabs label="Views" tabs={tabs} shown={view.name} onOpen={(name) => address.change({ view: name })} />
          ) : null}
          {props.above}
        </>
      }
      footer={<ListFooter page={address.page} size={pageSize} total={query.data?.total} onPage={address.turn} />}
    >
      {search || choices.length > 0 ? <ListBar address={address} search={search} choices={choices} /> : null}
      <div className="stock list" data-drawer={open ? '' : undefined}>
        <div className="stock-sheet">
          {query.isError && !rows ? (
            <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
          ) : rows === undefined ? (
            <LoadingRows count={12} height={props.rowHeight ?? 35} />
          ) : (
            <Sheet
              label={title}
              rows={rows}
              columns={shownColumns(columns, address.read('hide'))}
              rowId={(row) => row._id}
              {...(props.rowHeight ? { rowHeight: props.rowHeight } : {})}
              cursor={cursor.cursor ?? (open || undefined)}
              tone={(row) => (changed.has(row._id) ? 'positive' : undefined)}
              sorting={sorted}
              onSort={(to) => address.change({ sort: to.field, order: to.order })}
              onOpen={(row) => address.open(row._id)}
              empty={<ListEmpty words={props.empty} narrowed={narrowed} hidden={counts?.[view.name]} onDrop={drop} />}
            />
          )}
        </div>
        {open ? drawer(open, close) : null}
      </div>
    </Page>
  )
}
