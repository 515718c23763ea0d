import type { ColumnDef } from '@tanstack/react-table'
import { Picture } from '../ui/picture.tsx'
import type { StockRow } from './stock-rows.ts'

const dot = <span className="muted">·</span>

const figure = (
  id: string,
  header: string,
  of: (row: StockRow) => number,
  from?: 720 | 1000 | 1200,
): ColumnDef<StockRow> => ({
  id,
  header,
  meta: { width: 84, end: true, ...(from ? { from } : {}) },
  cell: ({ row }) => of(row.original) || dot,
})

/** The columns of the stock sheet; zero is a middle dot, except where it is the news. */
export const stockColumns = (open: (id: string) => void): ColumnDef<StockRow>[] => [
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
    cell: ({ row }) => row.original.level.onHand,
  },
  figure('reserved', 'Reserved', ({ level }) => level.reserved, 720),
  figure('committed', 'Committed', ({ level }) => level.committed, 720),
  figure('damaged', 'Damaged', ({ level }) => level.damaged ?? 0, 1200),
  figure('qualityControl', 'Checking', ({ level }) => level.qualityControl ?? 0, 1200),
  figure('safetyStock', 'Safety', ({ level }) => level.safetyStock ?? 0, 1200),
  figure('unavailable', 'Unavail.', ({ level }) => level.unavailable, 1000),
  {
    id: 'available',
    header: 'Available',
    meta: { width: 82, end: true },
    cell: ({ row: { original } }) => (
      <span
        className={original.low ? 'tone free' : 'free'}
        data-tone={original.low === 'out' ? 'critical' : original.low === 'low' ? 'caution' : undefined}
      >
        {original.available}
        {original.low ? <span className="sr-only"> {original.low}</span> : null}
      </span>
    ),
  },
  figure('incoming', 'Coming', ({ level }) => level.incoming, 1000),
  figure('backordered', 'Waited for', ({ level }) => level.backordered ?? 0, 1200),
]
