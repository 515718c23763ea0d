import { sellerNames } from '@souk/orders'
import { createPortal } from 'react-dom'
import { BundleParts } from '../orders/bundle-parts.tsx'
import type { WorkRow } from '../orders/order-row.ts'
import { useShop } from '../shop.ts'

/** What lies in the bag, on paper: seen by the printer alone. Names no price, no PIN and no phone number. */
export function PackingSlip({ work, name }: { readonly work: WorkRow; readonly name: string }) {
  const { placeName } = useShop()
  return createPortal(
    <section className="packing-slip" aria-hidden="true">
      <h1>{work.orderNumber}</h1>
      <p>
        {name}, {work.method}, from {placeName(work.location)}
      </p>
      <table>
        <tbody>
          {work.lines
            .filter(({ quantity, shorted }) => quantity > shorted)
            .map(({ _key, sku, title, quantity, shorted, parts }) => (
              <tr key={_key}>
                <td>{quantity - shorted} ×</td>
                <td>
                  {title}
                  {parts ? <BundleParts parts={parts} units={quantity - shorted} /> : null}
                </td>
                <td>{sku}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p>Sold by {sellerNames(work.lines).join(', ')}</p>
    </section>,
    document.body,
  )
}
