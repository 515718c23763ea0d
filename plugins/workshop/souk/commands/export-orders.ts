import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openConnection } from '../connection.ts'
import { type SoukCommand, UsageError } from '../io.ts'

const Row = z.object({
  _id: z.string(),
  number: z.string(),
  state: z.string(),
  placedAt: z.string(),
  paymentStanding: z.string(),
  fulfillmentStanding: z.string().nullable(),
  currency: z.string(),
  totals: z.object({
    subtotal: z.number(),
    discount: z.number(),
    delivery: z.number(),
    tax: z.number(),
    total: z.number(),
  }),
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  seller: z.string().nullable(),
  quantity: z.number(),
  unitPrice: z.number(),
})
type Row = z.infer<typeof Row>

const page = 500
/** Orders of a span by the instant and the id after which to go on; one row per line, read a page at a time. */
const query = `*[_type == "order" && placedAt >= $from && placedAt < $to && (placedAt > $at || (placedAt == $at && _id > $id))]
  | order(placedAt asc, _id asc)[0...${page}]{_id, number, state, placedAt, paymentStanding, fulfillmentStanding, currency,
    totals{subtotal, discount, delivery, tax, total},
    "lines": lines[]{sku, title, variantTitle, "seller": *[_type == "seller" && _id == ^.seller][0].name, quantity, unitPrice}}`

const Page = z.array(z.object({ lines: z.array(z.unknown()) }).loose())

const columns = [
  'number',
  'order',
  'state',
  'placed_at',
  'payment',
  'fulfillment',
  'currency',
  'subtotal',
  'discount',
  'delivery',
  'tax',
  'total',
  'sku',
  'title',
  'variant',
  'seller',
  'quantity',
  'unit_price',
]

const cellsOf = (row: Row): readonly (string | number)[] => [
  row.number,
  row._id,
  row.state,
  row.placedAt,
  row.paymentStanding,
  row.fulfillmentStanding ?? '',
  row.currency,
  row.totals.subtotal,
  row.totals.discount,
  row.totals.delivery,
  row.totals.tax,
  row.totals.total,
  row.sku,
  row.title,
  row.variantTitle ?? '',
  row.seller ?? '',
  row.quantity,
  row.unitPrice,
]

/** A cell of RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const csvLine = (cells: readonly (string | number)[]): string => cells.map(csvCell).join(',')

function instantOf(name: string, text: string | undefined): string {
  const at = Date.parse(text ?? '')
  if (Number.isNaN(at)) throw new UsageError(`--${name} needs a day or an instant: 2026-11-01 or 2026-11-01T08:00:00Z`)
  return new Date(at).toISOString()
}

/** Every line of every order placed in a span, as CSV; amounts in minor units. `to` itself is left out. */
export const exportOrders: SoukCommand = {
  name: 'export orders',
  usage: 'export orders --from DAY --to DAY',
  summary: 'Writes every line of the orders placed from a day (UTC) to before another as CSV; amounts in minor units.',
  async run(words, io) {
    const { values } = parseArgs({ args: [...words], options: { from: { type: 'string' }, to: { type: 'string' } } })
    const [from, to] = [instantOf('from', values.from), instantOf('to', values.to)]
    const { client } = openConnection(io.env)
    const rows: Row[] = []
    let after = { at: '', id: '' }
    for (let orders = 0; ; ) {
      const found = Page.parse(await client.fetch(query, { from, to, ...after }))
      for (const { lines, ...order } of found)
        rows.push(...lines.map((line) => Row.parse({ ...order, ...(line as object) })))
      const last = Row.pick({ _id: true, placedAt: true }).safeParse(found.at(-1)).data
      orders += found.length
      io.say(`${orders} orders`)
      if (!last || found.length < page) break
      after = { at: last.placedAt, id: last._id }
    }
    io.result(rows, [csvLine(columns), ...rows.map((row) => csvLine(cellsOf(row)))])
    return 0
  },
}
