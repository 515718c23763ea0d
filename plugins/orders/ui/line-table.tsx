import type { Tone } from '@souk/kernel'
import { type Column, DataTable, Money, StateBadge } from '@souk/ui'
import type { LineItem } from '../domain/documents.ts'
import { sellerName } from '../domain/seller-name.ts'

export interface LineTableProps {
  readonly lines: readonly LineItem[]
  readonly currency: string
  /** The address of a line's picture; its own words when left out. */
  readonly pictureAddress?: (image: string) => string
}

/** How far a line is, furthest first; a line that is partly there says so. */
const stages = [
  { field: 'canceled', title: 'Canceled', tone: 'default' },
  { field: 'delivered', title: 'Delivered', tone: 'positive' },
  { field: 'shipped', title: 'On the way', tone: 'suggest' },
  { field: 'packed', title: 'Packed', tone: 'suggest' },
  { field: 'picked', title: 'Picked', tone: 'positive' },
] as const satisfies readonly { field: keyof LineItem; title: string; tone: Tone }[]

function stageOf(line: LineItem): { readonly title: string; readonly tone: Tone } {
  const stage = stages.find(({ field }) => line[field] > 0)
  if (!stage) return { title: 'To pick', tone: 'default' }
  const part = line[stage.field] < line.quantity ? ` ${line[stage.field]} of ${line.quantity}` : ''
  return { title: `${stage.title}${part}`, tone: stage.tone }
}

/** Of what was delivered, how much came back; there once anything did. */
const returnedColumn: Column<LineItem> = {
  key: 'returned',
  title: 'Returned',
  align: 'end',
  width: '72px',
  cell: ({ returned = 0 }) => (returned > 0 ? returned : '·'),
}

/** What was bought, how far each line is, and what it costs. */
export function LineTable({ lines, currency, pictureAddress }: LineTableProps) {
  const columns: readonly Column<LineItem>[] = [
    {
      key: 'title',
      title: 'Line',
      cell: (line) => <LineTitle line={line} image={line.image && (pictureAddress?.(line.image) ?? line.image)} />,
    },
    { key: 'stage', title: 'Stage', cell: (line) => <StateBadge {...stageOf(line)} /> },
    { key: 'quantity', title: 'Units', align: 'end', width: '48px', cell: (line) => line.quantity },
    ...(lines.some(({ returned = 0 }) => returned > 0) ? [returnedColumn] : []),
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

function LineTitle({ line, image }: { readonly line: LineItem; readonly image: string | undefined }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      {image && <img src={image} alt="" width={34} height={34} style={{ borderRadius: 3, objectFit: 'cover' }} />}
      <span style={{ display: 'grid', gap: 5 }}>
        <span style={{ fontWeight: 500 }}>{line.title}</span>
        <span style={{ color: 'var(--card-muted-fg-color)' }}>
          {[line.variantTitle, line.canceled > 0 ? `${line.canceled} canceled` : ''].filter(Boolean).join(' · ')}
          {line.variantTitle ? ' ' : ''}
          <code style={{ fontSize: 12 }}>{line.sku}</code>
        </span>
        <span style={{ color: 'var(--card-muted-fg-color)' }}>Sold by {sellerName(line)}</span>
      </span>
    </span>
  )
}
