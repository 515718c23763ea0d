import { type ColumnDef, getCoreRowModel, type RowData, useReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDownIcon } from '@sanity/icons/ArrowDown'
import { ArrowUpIcon } from '@sanity/icons/ArrowUp'
import type { Tone } from '@souk/kernel'
import { type ReactNode, useEffect, useRef } from 'react'

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Figures stand at the end. */
    readonly end?: boolean
    /** Width in px; the one column without takes what is left. */
    readonly width?: number
    /** Hidden on screens narrower than this many px. */
    readonly from?: 560 | 720 | 1000 | 1200
    /** Field to sort by, when the server can. */
    readonly sort?: string
  }
}

export interface Sorting {
  readonly field: string
  readonly order: 'asc' | 'desc'
}

interface SheetProps<Row> {
  /** What the table holds, for those who hear it. */
  readonly label: string
  readonly rows: readonly Row[]
  // Columns of different value types stand in one list.
  readonly columns: readonly ColumnDef<Row>[]
  readonly rowId: (row: Row) => string
  readonly rowHeight?: number
  /** Id of the row that the keys are at. */
  readonly cursor?: string | undefined
  readonly tone?: (row: Row) => Tone | undefined
  readonly sorting?: Sorting
  readonly onSort?: (sorting: Sorting) => void
  readonly onOpen?: (row: Row) => void
  readonly onPointer?: () => void
  readonly onLeave?: () => void
  readonly empty?: ReactNode
}

type Head = { readonly sort?: string | undefined; readonly text: ReactNode }

function HeadCell({
  head,
  sorting,
  onSort,
}: {
  head: Head
  sorting: Sorting | undefined
  onSort: SheetProps<never>['onSort']
}) {
  const { sort } = head
  if (!sort || !onSort) return head.text
  const on = sorting?.field === sort ? sorting.order : undefined
  return (
    <button type="button" onClick={() => onSort({ field: sort, order: on === 'desc' ? 'asc' : 'desc' })}>
      {head.text}
      {on === 'desc' ? <ArrowDownIcon /> : on === 'asc' ? <ArrowUpIcon /> : null}
    </button>
  )
}

/**
 * What a column says of a cell, as part of the row. The table's own way makes a component of the function; columns are
 * made anew at each drawing, so every cell would be another one: a link under a finger would be gone before the finger
 * is lifted, and one that has the focus would lose it at every change.
 */
const draw = <Facts,>(made: string | ((facts: Facts) => ReactNode) | undefined, facts: Facts): ReactNode =>
  typeof made === 'function' ? made(facts) : made

/**
 * Rows of one height under a head that stays, drawn only where they can be seen. Sorting is the server's; keys and
 * selection are the page's. A live row carries its tone for as long as the page says.
 */
export function Sheet<Row>(props: SheetProps<Row>) {
  const { label, rows, columns, rowId, rowHeight = 35, cursor, tone, sorting, onSort, onOpen, empty } = props
  const scroller = useRef<HTMLDivElement>(null)
  const table = useReactTable({
    data: rows as Row[],
    columns: columns as ColumnDef<Row>[],
    getCoreRowModel: getCoreRowModel(),
    getRowId: rowId,
  })
  const model = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 0, height: 900 },
  })
  const shown = virtual.getVirtualItems()
  const above = shown[0]?.start ?? 0
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const at = cursor === undefined ? -1 : model.findIndex((row) => row.id === cursor)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])
  return (
    <div className="table-scroller" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <table className="table" aria-rowcount={model.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column, getContext }) => {
                const { meta } = column.columnDef
                const sorted = meta?.sort && sorting?.field === meta.sort ? sorting.order : undefined
                return (
                  <th
                    key={id}
                    scope="col"
                    data-end={meta?.end ? '' : undefined}
                    data-from={meta?.from}
                    style={{ width: meta?.width }}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
                  >
                    <HeadCell
                      head={{ sort: meta?.sort, text: draw(column.columnDef.header, getContext()) }}
                      sorting={sorting}
                      onSort={onSort}
                    />
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody onPointerMove={props.onPointer} onPointerLeave={props.onLeave}>
          {/* One cell: a span over every column would make room for the hidden ones too. */}
          {above > 0 ? (
            <tr aria-hidden="true" style={{ height: above }}>
              <td />
            </tr>
          ) : null}
          {shown.flatMap(({ index }) => {
            const row = model[index]
            if (!row) return []
            return (
              // The row's own link is the way for keys and readers; the click is a larger target for the pointer.
              <tr
                key={row.id}
                style={{ height: rowHeight }}
                data-cursor={row.id === cursor ? '' : undefined}
                data-tone={tone?.(row.original)}
                data-open={onOpen ? '' : undefined}
                aria-current={row.id === cursor ? 'true' : undefined}
                onClick={(event) => {
                  const control = (event.target as HTMLElement).closest('a, button, input')
                  if (!control) onOpen?.(row.original)
                }}
              >
                {row.getVisibleCells().map(({ id, column, getContext }) => (
                  <td
                    key={id}
                    data-end={column.columnDef.meta?.end ? '' : undefined}
                    data-from={column.columnDef.meta?.from}
                  >
                    {draw(column.columnDef.cell, getContext())}
                  </td>
                ))}
              </tr>
            )
          })}
          {below > 0 ? (
            <tr aria-hidden="true" style={{ height: below }}>
              <td />
            </tr>
          ) : null}
        </tbody>
      </table>
      {model.length === 0 ? empty : null}
    </div>
  )
}
