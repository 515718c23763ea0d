import type { BasketPromise } from '../cart/basket-promise.ts'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

/** When the basket would be there; or, before anybody fills in a form, that nobody goes there and what to do then. */
export function BasketPromiseNote({ promise }: { readonly promise: BasketPromise | undefined }) {
  const { promotion: own } = useShop().words
  if (!promise) return null
  if (promise.kind === 'outside')
    return (
      <div className="line-problem" role="status">
        <Icon name="alert" size={18} />
        <p>
          <strong>{own.outside(promise.postalCode)}</strong> {own.pickup(promise.place)}
        </p>
      </div>
    )
  const said =
    promise.kind === 'pickup'
      ? own.promisePickup(promise.from, promise.place)
      : promise.kind === 'days'
        ? own.promiseDays(promise.from, promise.to)
        : own.promise(promise.from, promise.to)
  return (
    <p className="basket-promise">
      <span className="dot" />
      <span>{said}</span>
    </p>
  )
}
