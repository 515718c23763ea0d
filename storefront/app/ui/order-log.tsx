import type { OrderView } from '../order/order-view.ts'
import { useShop } from './use-shop.ts'

/** PIN for the door, where it goes, and everything that happened, newest first. */
export function OrderLog({ order }: { readonly order: OrderView }) {
  const { words, price, code } = useShop()
  const own: Readonly<Record<string, string>> = {
    paid: order.card
      ? words.order.events.paidCard(price(order.totals.total), order.card)
      : words.order.events.paid(price(order.totals.total)),
    ...(order.method === 'pickup'
      ? { handed_over: words.order.events.handed_over_pickup, delivered: words.order.events.delivered_pickup }
      : {}),
  }
  return (
    <>
      <section className="panel where-to">
        <div>
          <h2>{order.method === 'pickup' ? words.order.collectAt : words.order.bringTo}</h2>
          <p>
            {order.to.map((line) => (
              <span key={line} dir="auto">
                {line}
              </span>
            ))}
          </p>
        </div>
        {order.pin && (
          <div className="pin">
            <p>
              <strong>{words.order.pin}</strong>
              <span>{words.order.pinText}</span>
            </p>
            <bdi>{order.pin}</bdi>
          </div>
        )}
      </section>
      <section className="panel log">
        <h2>{words.order.soFar}</h2>
        <ol aria-live="polite">
          {order.events.map((event) => (
            <li key={event.key}>
              <bdi>{code(event.at)}</bdi>
              <span>{own[event.type] ?? words.parcel.log[event.type] ?? event.words}</span>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
