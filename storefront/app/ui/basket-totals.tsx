import type { Basket } from '../cart/basket.ts'
import { Price } from './price.tsx'
import { useShop } from './use-shop.ts'

/** Every sum that makes up what is to pay. Before a place is known only the goods can be told. */
export function BasketTotals({ basket, placed }: { readonly basket: Basket; readonly placed: boolean }) {
  const { words } = useShop()
  const { totals } = basket
  return (
    <>
      <dl className="totals">
        <div>
          <dt>{words.cart.things(basket.count)}</dt>
          <dd>
            <Price amount={totals.subtotal} />
          </dd>
        </div>
        {basket.promotions.map(({ key, title, code, amount, freeDelivery }) => (
          <div key={key} className="saved">
            <dt>{words.promotion.given(title, code)}</dt>
            <dd>{freeDelivery ? words.promotion.freeDelivery : <Price amount={-amount} />}</dd>
          </div>
        ))}
        {placed && (
          <>
            <div>
              <dt>{words.cart.delivery}</dt>
              <dd>{totals.delivery === 0 ? words.cart.free : <Price amount={totals.delivery} />}</dd>
            </div>
            {totals.tax > 0 && (
              <div>
                <dt>{basket.taxIncluded ? words.cart.taxIncluded : words.cart.tax}</dt>
                <dd>
                  <Price amount={totals.tax} />
                </dd>
              </div>
            )}
            <div className="to-pay">
              <dt>{words.cart.toPay}</dt>
              <dd>
                <Price amount={totals.total} />
              </dd>
            </div>
          </>
        )}
      </dl>
      {!placed && <p className="small muted">{words.cart.beforePlace}</p>}
    </>
  )
}
