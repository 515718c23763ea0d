import type { ColumnDef } from '@tanstack/react-table'
import type { ChosenColumn } from './views-menu.tsx'
import { hiddenColumns } from './view-search.ts'

/** Columns that somebody may leave out: all with words at their head but the first, which opens the row. */
export const chosenColumns = <Row>(columns: readonly ColumnDef<Row>[]): readonly ChosenColumn[] =>
  columns
    .slice(1)
    .flatMap(({ id, header }) => (id && typeof header === 'string' && header !== '' ? [{ id, title: header }] : []))

/** The columns without those that an address leaves out. A name that is none of them hides nothing. */
export function shownColumns<Row>(columns: readonly ColumnDef<Row>[], hide: string): readonly ColumnDef<Row>[] {
  const hidden = hiddenColumns(hide)
  const may = new Set(chosenColumns(columns).map(({ id }) => id))
  return columns.filter(({ id }) => id === undefined || !may.has(id) || !hidden.includes(id))
}
