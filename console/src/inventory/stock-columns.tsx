import type { ColumnDef } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Picture } from '../ui/picture.tsx'
import { type Asked, stockFigures } from './stock-figures.ts'
import type { StockRow } from './stock-rows.ts'

/** Opens the drawer of a level at one of its figures. */
export type OpenLevel = (id: string, asked?: Asked) => void

const dot = <span className="muted">·</span>

interface WhyProps {
  readonly row: StockRow
  readonly asked: Asked
  readonly open: OpenLevel
  readonly children: ReactNode
}

/** A figure that answers why it is so. By keys the row's own link leads there, too. */
const Why = ({ row, asked, open, children }: WhyProps) => (
  <button
    type="button"
    className="why"
    tabIndex={-1}
    title={`Why is this ${stockTitle(asked)}?`}
    onClick={() => open(row.level._id, asked)}
  >
    {children}
  </button>
)
const stockTitle = (asked: Asked): string => (asked === 'incoming' ? 'coming' : stockFigures[asked].title)

/** Views that somebody saved name columns as the level names its figures. */
const columnIds: Readonly<Partial<Record<Asked, string>>> = {
  quality_control: 'qualityControl',
  safety_stock: 'safetyStock',
  all_aside: 'unavailable',
}

const figure =
  (open: OpenLevel) =>
  (asked: Asked, header: string, of: (row: StockRow) => number, from?: 720 | 1000 | 1200): ColumnDef<StockRow> => ({
    id: columnIds[asked] ?? asked,
    header,
    meta: { width: 84, end: true, ...(from ? { from } : {}) },
    cell: ({ row: { original } }) => (
      <Why row={original} asked={asked} open={open}>
        {of(original) || dot}
      </Why>
    ),
  })

/** The columns of the stock sheet; zero is a middle dot, except where it is the news. */
export const stockColumns = (open: OpenLevel): ColumnDef<StockRow>[] => [
  {
    id: 'variant',
    header: 'Variant',
    cell: ({ row: { original } }) => (
      <div className="item">
        <Picture image={original.image} size={29} />
        <div className="item-words">
          <button type="button" className="row-link" onClick={() => open(original.level._id)}>
            <span className="strong">{original.title}</span>
            {original.variantTitle ? <span className="muted"> {original.variantTitle}</span> : null}
          </button>
          <div className="mono muted">{original.level.sku}</div>
        </div>
      </div>
    ),
  },
  { id: 'place', header: 'Place', meta: { width: 98, from: 560 }, cell: ({ row }) => row.original.place },
  {
    id: 'onHand',
    header: 'On hand',
    meta: { width: 74, end: true, from: 560 },
    cell: ({ row: { original } }) => (
      <Why row={original} asked="on_hand" open={open}>
        {original.level.onHand}
      </Why>
    ),
  },
  figure(open)('reserved', 'Reserved', ({ level }) => level.reserved, 720),
  figure(open)('committed', 'Committed', ({ level }) => level.committed, 720),
  figure(open)('damaged', 'Damaged', ({ level }) => level.damaged ?? 0, 1200),
  figure(open)('quality_control', 'Checking', ({ level }) => level.qualityControl ?? 0, 1200),
  figure(open)('safety_stock', 'Safety', ({ level }) => level.safetyStock ?? 0, 1200),
  figure(open)('all_aside', 'Unavail.', ({ level }) => level.unavailable, 1000),
  {
    id: 'available',
    header: 'Available',
    meta: { width: 82, end: true },
    cell: ({ row: { original } }) => (
      <Why row={original} asked="available" open={open}>
        <span
          className={original.low ? 'tone free' : 'free'}
          data-tone={original.low === 'out' ? 'critical' : original.low === 'low' ? 'caution' : undefined}
        >
          {original.available}
          {original.low ? <span className="sr-only"> {original.low}</span> : null}
        </span>
      </Why>
    ),
  },
  figure(open)('incoming', 'Coming', ({ level }) => level.incoming, 1000),
  {
    id: 'backordered',
    header: 'Waited for',
    meta: { width: 84, end: true, from: 1200 },
    cell: ({ row }) => row.original.level.backordered || dot,
  },
]
