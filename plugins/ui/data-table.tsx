import { Card, Text } from '@sanity/ui'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'

/** One column of a {@link DataTable}. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end and have equal widths. */
  readonly align?: 'start' | 'end'
  /** CSS width. */
  readonly width?: string
}

export interface DataTableProps<Row> {
  /** Says what the table holds, for readers; not drawn. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Enter or a click opens a row; rows are focusable when it is given. */
  readonly onOpen?: (row: Row) => void
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode
}

const cellStyle = (align: 'start' | 'end' | undefined, width?: string): CSSProperties => ({
  padding: '9px 12px',
  textAlign: align ?? 'start',
  fontVariantNumeric: align === 'end' ? 'tabular-nums' : 'normal',
  borderBottom: '1px solid var(--card-border-color)',
  verticalAlign: 'middle',
  ...(width && { width }),
})

/** A plain table: headings, rows of 35 px, one line between them. */
export function DataTable<Row>({ caption, columns, rows, rowKey, onOpen, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <Card overflow="auto">
      <table style={{ width: '100%', borderCollapse: 'collapse' }} aria-label={caption}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={cellStyle(column.align, column.width)}>
                <Text size={1} muted weight="medium">
                  {column.title}
                </Text>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...opening(row, onOpen)}>
              {columns.map((column) => (
                <td key={column.key} style={cellStyle(column.align)}>
                  <Text as="div" size={1}>
                    {column.cell(row)}
                  </Text>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function opening<Row>(row: Row, onOpen: ((row: Row) => void) | undefined) {
  if (!onOpen) return {}
  return {
    tabIndex: 0,
    style: { cursor: 'pointer' },
    onClick: () => onOpen(row),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.target !== event.currentTarget) return
      event.preventDefault()
      onOpen(row)
    },
  }
}
