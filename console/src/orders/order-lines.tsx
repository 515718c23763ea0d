import { type Fulfillment, type LineItem, type Order, sellerName, waitingUnits } from '@souk/orders'
import { Money } from '@souk/ui'
import { Picture } from '../ui/picture.tsx'
import { BundleParts } from './bundle-parts.tsx'
import { EditOrder } from './edit-order.tsx'

const stages = [
  { key: 'quantity', title: 'Ordered', of: (line: LineItem) => line.quantity },
  { key: 'picked', title: 'Picked', of: (line: LineItem) => line.picked },
  { key: 'packed', title: 'Packed', of: (line: LineItem) => line.packed },
  { key: 'shipped', title: 'Sent', of: (line: LineItem) => line.shipped },
  { key: 'delivered', title: 'Delivered', of: (line: LineItem) => line.delivered },
  { key: 'returned', title: 'Returned', of: (line: LineItem) => line.returned ?? 0 },
  { key: 'canceled', title: 'Canceled', of: (line: LineItem) => line.canceled },
] as const

/** Units of a line that are not there yet. */
const waitingFor = (order: Order, key: string): number =>
  waitingUnits(order).reduce((sum, { line, backordered = 0 }) => sum + (line === key ? backordered : 0), 0)

function Item({ line, waiting }: { readonly line: LineItem; readonly waiting: number }) {
  return (
    <div className="item">
      <Picture image={line.image} size={35} />
      <div>
        <span className="strong">{line.title}</span> <span className="muted">{line.variantTitle}</span>
        <div className="mono muted">{line.sku}</div>
        {line.parts ? <BundleParts parts={line.parts} /> : null}
        <div className="muted">Sold by {sellerName(line)}</div>
        {waiting > 0 ? (
          <div className="tone" data-tone="caution">
            Waits for {waiting} that are not there yet
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** Every line with how many units reached each stage; a middle dot stands for none. */
export function OrderLines({
  order,
  fulfillments,
}: {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}) {
  return (
    <section className="panel" aria-labelledby="lines">
      <header>
        <h2 id="lines">Lines</h2>
        <EditOrder order={order} fulfillments={fulfillments} />
      </header>
      <div className="lines-scroller" tabIndex={0} role="region" aria-label="Quantities of every line">
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col" data-end="">
                Each
              </th>
              {stages.map(({ key, title }) => (
                <th scope="col" data-end="" key={key}>
                  {title}
                </th>
              ))}
              <th scope="col" data-end="">
                Sum
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line._key}>
                <td>
                  <Item line={line} waiting={waitingFor(order, line._key)} />
                </td>
                <td data-end="">
                  <span className="muted">
                    <Money amount={line.unitPrice} currency={order.currency} />
                  </span>
                </td>
                {stages.map(({ key, of }) => (
                  <td data-end="" key={key}>
                    {of(line) === 0 ? <span className="muted">·</span> : of(line)}
                  </td>
                ))}
                <td data-end="" className="sum">
                  <Money amount={line.subtotal - line.discount} currency={order.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
