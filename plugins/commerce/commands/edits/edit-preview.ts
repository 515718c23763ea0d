import { stockUnits } from '@souk/inventory'
import type { Order, OrderEditPreview, UnitsAt } from '@souk/orders'
import type { DecidedEdit } from './decide-edit.ts'

/** What a worked-out edit looks like to people. */
export function previewOf(order: Order, { edit, next, money, taken, toTheFloor }: DecidedEdit): OrderEditPreview {
  const before = new Map(order.lines.map((line) => [line._key, line]))
  const now = new Set(next.lines.map(({ _key }) => _key))
  const gone = order.lines.filter(({ _key }) => !now.has(_key)).map((line) => ({ ...line, quantity: 0 }))
  return {
    orderId: order._id,
    revision: order._rev,
    currency: order.currency,
    lines: [...next.lines, ...gone].map((line) => ({
      sku: line.sku,
      title: line.title,
      variantTitle: line.variantTitle,
      unitPrice: line.unitPrice,
      before: before.get(line._key)?.quantity ?? 0,
      after: line.quantity,
      amount: line.quantity > 0 ? line.subtotal - line.discount : 0,
    })),
    totals: { before: order.totals, after: next.totals },
    stock: [...stockRows(edit.plan.back, 1), ...stockRows(taken, -1)],
    waiting: [...waitingRows(edit.units, 1), ...waitingRows(edit.plan.waived, -1)],
    toTheFloor,
    money: { refund: money.refund, toCollect: money.toCollect },
  }
}

/** One row for each SKU and place, however many lines or bundles move it. */
function stockRows(units: readonly UnitsAt[], sign: 1 | -1): OrderEditPreview['stock'] {
  const rows = Map.groupBy(
    units.flatMap((each) => stockUnits(each)),
    ({ sku, location }) => `${location} ${sku}`,
  )
  return [...rows.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const quantity = more.reduce((sum, each) => sum + each.quantity, first.quantity)
    return [{ sku: first.sku, location: first.location, units: sign * quantity }]
  })
}

/** One row for each line that waits for more, or for less. */
const waitingRows = (units: readonly UnitsAt[], sign: 1 | -1): OrderEditPreview['waiting'] =>
  units.flatMap(({ sku, location, backordered = 0, restockDays: days = 0 }) =>
    backordered > 0 ? [{ sku, location, units: sign * backordered, days }] : [],
  )
