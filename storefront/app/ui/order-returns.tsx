import { Form, Link } from '@remix-run/react'
import { SelectField } from '../account/form-parts.tsx'
import type { ReturnRefused } from '../order/ask-return.server.ts'
import type { ReturnOffer, ReturnsView, ReturnView } from '../order/returns-view.ts'
import { Field } from './field.tsx'
import { useShop } from './use-shop.ts'

/** One return: what, how far, and the way out while nothing came back. */
function OneReturn({ found }: { readonly found: ReturnView }) {
  const { words, figure } = useShop()
  const own = words.returns
  const agreed = found.claim && found.state === 'approved'
  return (
    <li data-return={found.state}>
      <p>
        <strong>{found.claim ? own.claim(found.day) : own.what(found.day)}</strong>
        <span className="return-state">{agreed ? own.claimState : own.state[found.state]}</span>
      </p>
      {found.lines.map(({ key, title, quantity }) => (
        <p key={key} className="muted">
          <bdi>{figure(quantity)}</bdi> × <bdi>{title}</bdi>
        </p>
      ))}
      {found.instead ? (
        <p>
          <Link to={found.instead}>{own.instead}</Link>
        </p>
      ) : null}
      {found.rejection ? (
        <blockquote className="return-why" dir="auto">
          {found.rejection}
        </blockquote>
      ) : null}
      {found.open && !found.claim ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="return" value={found.id} />
          <button type="submit" name="intent" value="call-off" className="text-button small">
            {own.callOff}
          </button>
        </Form>
      ) : null}
    </li>
  )
}

/** Units and reason of each line that may come back; what was typed stays when it is refused. */
function AskReturn({ offer, typed }: { readonly offer: ReturnOffer; readonly typed: ReturnRefused['typed'] }) {
  const { words, figure } = useShop()
  const own = words.returns
  const reasons = offer.reasons.map((value) => ({ value, title: own.reason[value] }))
  return (
    <Form method="post" preventScrollReset className="stacked">
      <p className="small muted">{own.until(offer.until)}</p>
      {offer.lines.map(({ key, title, variantTitle, left }) => (
        <fieldset key={key} className="return-line">
          <legend dir="auto">
            <strong>{title}</strong> <span className="muted">{variantTitle}</span>
          </legend>
          <SelectField
            label={own.units(title)}
            name={`units-${key}`}
            defaultValue={typed[`units-${key}`] ?? '0'}
            options={Array.from({ length: left + 1 }, (_, units) => ({ value: String(units), title: figure(units) }))}
          />
          <SelectField
            label={own.why(title)}
            name={`reason-${key}`}
            defaultValue={typed[`reason-${key}`] ?? ''}
            options={[{ value: '', title: own.choose }, ...reasons]}
          />
        </fieldset>
      ))}
      <Field label={own.note} name="note" maxLength={500} defaultValue={typed['note'] ?? ''} dir="auto" />
      <button type="submit" name="intent" value="return" className="button dark">
        {own.send}
      </button>
    </Form>
  )
}

/** What came back of an order and what still may. Nothing until something was delivered. */
export function OrderReturns({
  view,
  refused,
}: {
  readonly view: ReturnsView
  readonly refused: ReturnRefused | undefined
}) {
  const own = useShop().words.returns
  const { returns, offer, over, inExchange } = view
  if (returns.length === 0 && !offer && !over && !inExchange) return null
  return (
    <section className="panel returns" id="returns" aria-labelledby="returns-title">
      <h2 className="panel-title" id="returns-title">
        {own.title}
      </h2>
      {inExchange ? <p>{own.inExchange(inExchange)}</p> : null}
      {refused ? (
        <p className="notice" role="alert">
          {refused.said}
        </p>
      ) : null}
      {returns.length > 0 ? (
        <ul aria-live="polite">
          {returns.map((found) => (
            <OneReturn key={found.id} found={found} />
          ))}
        </ul>
      ) : null}
      {offer ? (
        <details className="cancel" open={refused && Object.keys(refused.typed).length > 0 ? true : undefined}>
          <summary className="button outline">{own.ask}</summary>
          <AskReturn key={returns.length} offer={offer} typed={refused?.typed ?? {}} />
        </details>
      ) : null}
      {over ? <p className="small muted">{own.over(over)}</p> : null}
    </section>
  )
}
