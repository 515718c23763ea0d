import { Form, Link } from '@remix-run/react'
import type { OrderLineView, OrderView } from '../order/order-view.ts'
import { Icon } from './icon.tsx'
import { Price } from './price.tsx'
import { ProductPicture } from './product-picture.tsx'
import { SetParts } from './set-parts.tsx'
import { type PayWay, UnpaidOrder } from './unpaid-order.tsx'
import { useShop } from './use-shop.ts'

function Line({ line }: { readonly line: OrderLineView }) {
  const { words, figure } = useShop()
  const done = line.stage === 'bag' || line.stage === 'way' || line.stage === 'done'
  return (
    <li data-stage={line.stage}>
      <ProductPicture picture={line.picture} ground={line.ground} sizes="60px" alt="" />
      <p>
        <strong>{line.quantity > 1 ? `${figure(line.quantity)} × ${line.title}` : line.title}</strong>
        <span>{line.variantTitle}</span>
        <SetParts parts={line.parts} />
        {line.seller ? <span className="line-seller">{words.cart.soldBy(line.seller)}</span> : null}
        {line.waiting ? <span className="ships-later">{words.later.waiting(line.waiting)}</span> : null}
      </p>
      <span className="line-stage">
        {done ? <Icon name="tick" size={18} /> : line.stage === 'making' ? <span className="dot sun" /> : null}
        {words.order.line[line.stage]}
      </span>
    </li>
  )
}

function Cancel({ order, refused }: { readonly order: OrderView; readonly refused: string | undefined }) {
  const { words } = useShop()
  if (refused || order.cancel === 'no')
    return (
      <p className="small muted" role={refused ? 'alert' : undefined}>
        {refused ?? words.order.tooLate}
      </p>
    )
  if (order.cancel === undefined) return null
  return (
    <details className="cancel">
      <summary className="button outline">{words.order.cancel}</summary>
      <Form method="post" preventScrollReset>
        <p>{order.paid ? words.order.cancelSure : words.order.cancelSureUnpaid}</p>
        <button type="submit" name="intent" value="cancel" className="button dark">
          {words.order.cancelYes}
        </button>
      </Form>
    </details>
  )
}

/** The bag: each line and how far it is, what was paid, and the way out while there is one. */
export function OrderAside({
  order,
  refused,
  ways,
  said,
}: {
  readonly order: OrderView
  readonly refused: string | undefined
  readonly ways: readonly PayWay[]
  readonly said: string | undefined
}) {
  const { words, price } = useShop()
  const { totals } = order
  const sum =
    order.paid || order.paidAt
      ? words.order.paidSum
      : order.provider === 'cash'
        ? words.order.toPayCash
        : words.order.toPaySum
  return (
    <aside className="order-aside">
      <UnpaidOrder order={order} ways={ways} said={said} />
      <section className="panel bag">
        <h2 className="panel-title">
          {order.bagged > 0 ? words.order.bagCount(order.bagged, order.lines.length) : words.order.inBag}
        </h2>
        <ul className="bag-lines">
          {order.lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
        <dl className="totals">
          <div>
            <dt>{words.cart.delivery}</dt>
            <dd>{totals.delivery === 0 ? words.cart.free : <Price amount={totals.delivery} />}</dd>
          </div>
          <div>
            <dt>{order.taxIncluded ? words.cart.taxIncluded : words.cart.tax}</dt>
            <dd>
              <Price amount={totals.tax} />
            </dd>
          </div>
          <div className="to-pay">
            <dt>{sum}</dt>
            <dd>
              <Price amount={order.sum} />
            </dd>
          </div>
        </dl>
        {order.moved > 0 ? <p className="refunded">{words.order.moved(price(order.moved))}</p> : null}
        {order.refunded > 0 ? <p className="refunded">{words.order.refunded(price(order.refunded))}</p> : null}
      </section>
      <Cancel order={order} refused={refused} />
      <p className="ask-line">
        <Link className="text-link" to={`/support?order=${order.id}`}>
          {words.support.askOrder}
        </Link>
      </p>
    </aside>
  )
}
