import { StateBadge } from '@souk/ui'
import type { ColumnDef } from '@tanstack/react-table'
import type { ComponentProps } from 'react'
import type { Paper } from '@souk/inventory'

type Row = Pick<Paper, 'expectedOn' | 'openedAt'>

/** The filter of a view: papers that stand in one of these states. */
export const inState = (...value: readonly string[]) => [{ field: 'state', operator: 'in' as const, value }]

/** How a paper stands, as its lifecycle draws it. */
export const stateColumn = <Of extends Row>(badge: (row: Of) => ComponentProps<typeof StateBadge>): ColumnDef<Of> => ({
  id: 'state',
  header: 'State',
  meta: { width: 150 },
  cell: ({ row: { original } }) => <StateBadge {...badge(original)} />,
})

/** The day that it is expected on; shown where the page is at least `from` wide. */
export const expectedColumn = <Of extends Row>(from: 720 | 1000): ColumnDef<Of> => ({
  id: 'expectedOn',
  header: 'Expected',
  meta: { width: 110, sort: 'expectedOn', from },
  cell: ({ row }) => row.original.expectedOn ?? <span className="muted">·</span>,
})

/** When it was planned. */
export const openedColumn = <Of extends Row>(when: (at: string) => string): ColumnDef<Of> => ({
  id: 'openedAt',
  header: 'Opened',
  meta: { width: 130, sort: 'openedAt', from: 1000 },
  cell: ({ row }) => when(row.original.openedAt),
})
