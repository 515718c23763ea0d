import { Form } from '@remix-run/react'
import type { OrderView } from '../order/order-view.ts'
import { useShop } from './use-shop.ts'

export type PayWay = 'stripe' | 'paypal'

/** What waits for the shopper while nothing is paid: what became of the last try, the ways to pay, and how long we hold it. */
export function UnpaidOrder({
  order,
  ways,
  said,
}: {
  readonly order: OrderView
  readonly ways: readonly PayWay[]
  readonly said: string | undefined
}) {
  const { words, price } = useShop()
  const own = words.payment
  if (order.phase !== 'pending') return null
  if (order.underWay)
    return (
      <section className="notice stacked" role="status">
        <p>{own.underWay}</p>
      </section>
    )
  const sum = price(order.sum)
  const again = order.payFailed || !order.payUrl
  const shown = again ? ways : ways.filter((way) => way !== order.provider)
  return (
    <section className="notice stacked">
      {said ? <p role="alert">{said}</p> : null}
      {order.payFailed ? <p role="status">{own.failed}</p> : null}
      <p>{order.heldUntil ? words.order.heldUntil(order.heldUntil) : words.order.checking}</p>
      {again ? null : (
        <a className="button action wide" href={order.payUrl}>
          {order.provider === 'paypal' ? own.payPaypal(sum) : words.order.payNow(sum)}
        </a>
      )}
      {shown.length > 0 ? (
        <Form method="post" reloadDocument className="stacked">
          <input type="hidden" name="intent" value="pay" />
          {shown.map((way, index) => (
            <button
              key={way}
              type="submit"
              name="provider"
              value={way}
              className={`button wide ${again && index === 0 ? 'action' : 'outline'}`}
            >
              {again
                ? (way === 'paypal' ? own.tryPaypal : own.tryCard)(sum)
                : way === 'paypal'
                  ? own.insteadPaypal
                  : own.insteadCard}
            </button>
          ))}
        </Form>
      ) : null}
    </section>
  )
}
