import { type Column, DataTable, Money } from '@souk/ui'
import type { LineItem } from '../domain/documents.ts'

export interface LineTableProps {
  readonly lines: readonly LineItem[]
  readonly currency: string
}

/** A middle dot stands for zero, so that the figures that matter can be seen. */
const units = (count: number): string => (count === 0 ? '·' : String(count))

/** What was bought, how far each line is, and what it costs. */
export function LineTable({ lines, currency }: LineTableProps) {
  const columns: readonly Column<LineItem>[] = [
    { key: 'title', title: 'Line', cell: (line) => <LineTitle line={line} /> },
    { key: 'quantity', title: 'Ordered', align: 'end', cell: (line) => line.quantity },
    { key: 'picked', title: 'Picked', align: 'end', cell: (line) => units(line.picked) },
    { key: 'packed', title: 'Packed', align: 'end', cell: (line) => units(line.packed) },
    { key: 'delivered', title: 'Delivered', align: 'end', cell: (line) => units(line.delivered) },
    {
      key: 'subtotal',
      title: 'Price',
      align: 'end',
      cell: (line) => (
        <strong style={{ fontWeight: 600 }}>
          <Money amount={line.subtotal} currency={currency} />
        </strong>
      ),
    },
  ]
  return <DataTable caption="Lines of the order" columns={columns} rows={lines} rowKey={(line) => line._key} />
}

function LineTitle({ line }: { readonly line: LineItem }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      {line.image && (
        <img src={line.image} alt="" width={34} height={34} style={{ borderRadius: 3, objectFit: 'cover' }} />
      )}
      <span style={{ display: 'grid', gap: 5 }}>
        <span style={{ fontWeight: 500 }}>{line.title}</span>
        <span style={{ color: 'var(--card-muted-fg-color)' }}>
          {[line.variantTitle, line.canceled > 0 ? `${line.canceled} canceled` : ''].filter(Boolean).join(' · ')}
          {line.variantTitle ? ' ' : ''}
          <code style={{ fontSize: 12 }}>{line.sku}</code>
        </span>
      </span>
    </span>
  )
}
