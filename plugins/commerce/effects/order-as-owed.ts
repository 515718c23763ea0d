import type { LineItem, Order } from '@souk/orders'
import { amountDue, shareOfUnits } from '@souk/payments'

type Sum = 'subtotal' | 'discount' | 'tax'

/**
 * An order's lines and sums as they are owed once units of it were called off, shared out as refunds are, so that they
 * add up to what is taken for it. The delivery fee stays. Read by the mail that tells of a changed order.
 */
export function orderAsOwed(order: Pick<Order, 'lines' | 'totals' | 'taxIncluded'>) {
  const { lines, totals } = order
  const off = (of: Sum) => lines.reduce((sum, line) => sum + calledOff(line, of), 0)
  return {
    lines: lines
      .map((line) => ({
        ...line,
        quantity: line.quantity - unitsOff(line),
        subtotal: line.subtotal - calledOff(line, 'subtotal'),
      }))
      .filter(({ quantity }) => quantity > 0),
    totals: {
      ...totals,
      subtotal: totals.subtotal - off('subtotal'),
      discount: totals.discount - off('discount'),
      tax: totals.tax - off('tax'),
      total: amountDue(order),
    },
  }
}

const unitsOff = ({ quantity, canceled }: LineItem): number => Math.min(quantity, canceled)
const calledOff = (line: LineItem, of: Sum): number => shareOfUnits(line[of], 0, unitsOff(line), line.quantity)
