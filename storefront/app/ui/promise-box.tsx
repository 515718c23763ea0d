import type { ProductPage } from '../catalog/product-page.ts'
import { useShop } from './use-shop.ts'

/** When it can be there. Above the options, because time is what people choose by. */
export function PromiseBox({ promise }: { readonly promise: ProductPage['promise'] }) {
  const { words, price } = useShop()
  const said =
    promise.kind === 'delivery'
      ? { title: words.product.promise(promise.from, promise.to), text: words.product.promiseText(promise.postalCode) }
      : { title: words.product.pickup(promise.place), text: words.product.pickupText }
  return (
    <div className="promise">
      <span className="dot" />
      <p>
        <strong>{said.title}</strong>
        <span>{said.text}</span>
        {promise.kind === 'delivery' && (
          <span>
            {promise.fee > 0 ? words.product.fee(price(promise.fee)) : null}{' '}
            {promise.freeFrom === undefined ? null : words.product.freeFrom(price(promise.freeFrom))}
          </span>
        )}
      </p>
    </div>
  )
}
