import type { ProductPage } from '../catalog/product-page.ts'
import { Icon } from './icon.tsx'
import { PlacePill } from './place-pill.tsx'
import { useShop } from './use-shop.ts'
import type { Words } from '../words/words.ts'

type Promised = ProductPage['promise']

/** The sentences of a promise. */
function saidOf(promise: Promised, { product, promotion }: Words): { readonly title: string; readonly text: string } {
  if (promise.kind === 'delivery')
    return { title: product.promise(promise.from, promise.to), text: product.promiseText(promise.postalCode) }
  if (promise.kind === 'parcel')
    return {
      title: product.byDay(promise.by),
      text: promise.carrier
        ? product.carriedTo(promise.carrier, promise.postalCode)
        : product.parcelTo(promise.postalCode),
    }
  const far = promise.outside === undefined ? '' : `${promotion.outside(promise.outside)} `
  return { title: product.pickup(promise.place), text: `${far}${product.pickupText}` }
}

/** When it can be there. On a counter above the options, because time is what people choose by; in a quiet room below. */
export function PromiseBox({ promise }: { readonly promise: Promised }) {
  const { words, price, quiet } = useShop()
  const said = saidOf(promise, words)
  return (
    <div className="promise">
      {quiet ? <Icon name="parcel" size={22} /> : <span className="dot" />}
      <div className="promise-words">
        <strong>{said.title}</strong>
        <span>
          {said.text}{' '}
          {promise.kind !== 'pickup' && (
            <>
              {promise.fee > 0 ? words.product.fee(price(promise.fee)) : null}{' '}
              {promise.freeFrom === undefined ? null : words.product.freeFrom(price(promise.freeFrom))}
            </>
          )}
        </span>
        {quiet && <PlacePill />}
      </div>
    </div>
  )
}
