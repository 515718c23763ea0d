import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { MissingQuestion, MissingView } from '../order/missing-view.ts'
import { ProductPicture } from './product-picture.tsx'
import { useShop } from './use-shop.ts'

/** Minutes and seconds that are left, once scripts run. */
function useLeft(answerBy: string): string | undefined {
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const count = () => setLeft(Math.max(0, Math.ceil((Date.parse(answerBy) - Date.now()) / 1000)))
    count()
    const clock = setInterval(count, 1000)
    return () => clearInterval(clock)
  }, [answerBy])
  return left === undefined ? undefined : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}

function Question({ asked }: { readonly asked: MissingQuestion }) {
  const { words, price, code, figure } = useShop()
  const own = words.missing
  const left = useLeft(asked.answerBy)
  const name = asked.quantity > 1 ? `${figure(asked.quantity)} × ${asked.title}` : asked.title
  return (
    <Form method="post" preventScrollReset className="panel missing" aria-label={own.title(name)}>
      <div className="missing-head">
        <h2 className="panel-title" dir="auto">
          {own.title(name)}
        </h2>
        <p className="missing-clock">
          <strong>{own.until(asked.until)}</strong>
          {left === undefined ? null : <bdi>{own.left(code(left))}</bdi>}
        </p>
      </div>
      <p>{own.lead}</p>
      <input type="hidden" name="question" value={asked.key} />
      <fieldset className="missing-choices">
        <legend className="visually-hidden">{own.legend}</legend>
        {asked.offers.map((offer, index) => (
          <label key={offer.sku}>
            <input type="radio" name="choice" value={`sku-${offer.sku}`} defaultChecked={index === 0} />
            <ProductPicture picture={offer.picture} ground={offer.ground} sizes="60px" alt="" />
            <span>
              <strong dir="auto">{offer.title}</strong>
              <span className="small muted">{offer.saves > 0 ? own.less(price(offer.saves)) : own.same}</span>
            </span>
            <bdi>{price(offer.unitPrice)}</bdi>
          </label>
        ))}
        <label>
          <input type="radio" name="choice" value="refund" />
          <span>{own.refund}</span>
        </label>
      </fieldset>
      <div className="missing-end">
        <button type="submit" name="intent" value="substitute" className="button action">
          {own.send}
        </button>
        <span className="small muted">{asked.fallback === 'refund' ? own.afterRefund : own.afterBest}</span>
      </div>
    </Form>
  )
}

/** What is missing and may be chosen, and what came instead of what before. Nothing most of the time. */
export function MissingCard({ view, refused }: { readonly view: MissingView; readonly refused: string | undefined }) {
  const { words } = useShop()
  return (
    <>
      {refused ? (
        <p className="notice" role="alert">
          {refused}
        </p>
      ) : null}
      {view.questions.map((asked) => (
        <Question key={asked.key} asked={asked} />
      ))}
      {view.swapped.map(({ key, from, to }) => (
        <p key={key} className="notice" role="status" dir="auto">
          {words.missing.swapped(from, to)}
        </p>
      ))}
    </>
  )
}
