import type { Allocation, FulfillmentLine, Order } from './documents.ts'
import { lineKey } from './order-ids.ts'

/** What a place is to pick of an order's line. */
export const fulfillmentLine = (
  order: Pick<Order, 'lines'>,
  { line, sku, variant, seller, quantity }: Allocation,
): FulfillmentLine => ({
  _key: lineKey(sku),
  line,
  sku,
  variant,
  ...(seller ? { seller } : {}),
  ...sellerNameOf(order, line),
  title: titleOf(order, line),
  quantity,
  picked: 0,
  shorted: 0,
  ...partsOf(order, line),
})

function partsOf(order: Pick<Order, 'lines'>, line: string) {
  const parts = order.lines.find(({ _key }) => _key === line)?.parts
  return parts ? { parts } : {}
}

function sellerNameOf(order: Pick<Order, 'lines'>, line: string) {
  const sellerName = order.lines.find(({ _key }) => _key === line)?.sellerName
  return sellerName ? { sellerName } : {}
}

function titleOf(order: Pick<Order, 'lines'>, line: string): string {
  const item = order.lines.find(({ _key }) => _key === line)
  return item?.variantTitle ? `${item.title}, ${item.variantTitle}` : (item?.title ?? '')
}
