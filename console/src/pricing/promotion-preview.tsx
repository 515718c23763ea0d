import { instant } from '@souk/kernel'
import { type Promotion, quote } from '@souk/pricing'
import { useMinutes } from '../clock.ts'
import { moneyWords } from '../ui/money-words.ts'

/** What a basket of one sum would come to under a promotion, by the rules that the checkout prices with. */
export function previewOf(promotion: Promotion, basket: number, currency: string, now: number) {
  const product = promotion.products?.[0]?._ref
  const category = promotion.categories?.[0]?._ref
  const seller = promotion.sellers?.[0]?._ref
  const at = instant(now)
  const priced = quote({
    lines: [
      {
        line: 'basket',
        sku: 'BASKET',
        unitPrice: basket,
        quantity: 1,
        taxClass: 'none',
        ...(product ? { product } : {}),
        ...(category ? { categories: [category] } : {}),
        ...(seller ? { seller } : {}),
      },
    ],
    currency,
    method: 'delivery',
    delivery: { name: 'Delivery', fee: sampleFee },
    taxRates: [],
    at,
    now: at,
    promotions: [{ promotion, code: 'it' }],
  })
  const refusal = priced.refused[0]?.refusal
  return { before: basket + sampleFee, after: priced.totals.total, refused: refusal?.code }
}

const sampleFee = 450

const why: Readonly<Record<string, string>> = {
  promotion_unknown: 'It is switched off.',
  promotion_not_begun: 'It has not begun.',
  promotion_ended: 'It is over.',
  promotion_minimum: 'The basket is too small.',
}

interface PromotionPreviewProps {
  readonly promotion: Promotion | undefined
  readonly currency: string
}

/** Three baskets before and after, as it is typed. */
export function PromotionPreview({ promotion, currency }: PromotionPreviewProps) {
  const now = useMinutes()
  if (!promotion) return <p className="note-box muted">The effect shows here once the form is complete.</p>
  return (
    <section className="note-box wide" aria-label="Effect">
      <strong>Effect on a basket of goods it is for, with {moneyWords(sampleFee, currency)} delivery</strong>
      <table className="lines preview">
        <thead>
          <tr>
            <th scope="col">Goods</th>
            <th scope="col" data-end="">
              Before
            </th>
            <th scope="col" data-end="">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {[800, 2000, 6000].map((basket) => {
            const { before, after, refused } = previewOf(promotion, basket, currency, now)
            return (
              <tr key={basket}>
                <td>
                  {moneyWords(basket, currency)}
                  {refused ? <span className="muted"> {why[refused] ?? 'It is not given.'}</span> : null}
                </td>
                <td data-end="">{moneyWords(before, currency)}</td>
                <td data-end="" className="sum">
                  {moneyWords(after, currency)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
