import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Basket } from '../cart/basket.ts'
import { type RefusedCode, refusedCodeWords } from '../cart/promotion-words.ts'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

interface CodesProps {
  readonly basket: Basket
  /** What was typed last and is not good. */
  readonly refused?: RefusedCode | undefined
  /** Id of the checkout form that the fields belong to; a basket by itself has forms of its own. */
  readonly checkoutForm?: string
}

/** A form of the basket's own page, or nothing but its fields where they belong to the checkout. */
function Own({ checkoutForm, children }: { readonly checkoutForm?: string | undefined; readonly children: ReactNode }) {
  if (checkoutForm) return children
  return (
    <Form method="post" action="/cart" preventScrollReset className="code-form">
      {children}
    </Form>
  )
}

function TakeOut({ code, checkoutForm }: { readonly code: string; readonly checkoutForm?: string | undefined }) {
  const { words } = useShop()
  const label = words.promotion.takeOut(code)
  const form = checkoutForm ? { form: checkoutForm, formNoValidate: true } : {}
  return (
    <Own checkoutForm={checkoutForm}>
      <button {...form} type="submit" name="uncode" value={code} aria-label={label} className="text-button">
        <Icon name="cross" size={16} />
      </button>
    </Own>
  )
}

/** The codes of a basket, what each gives or why it gives nothing, and the field for another. */
export function BasketCodes({ basket, refused, checkoutForm }: CodesProps) {
  const { words, price } = useShop()
  const own = words.promotion
  const wrong = refused && refusedCodeWords(words, refused, price)
  const form = checkoutForm ? { form: checkoutForm } : {}
  return (
    <section className="codes" aria-label={own.title}>
      {basket.codes.length > 0 && (
        <ul className="code-list">
          {basket.codes.map(({ code, refused: why }) => (
            <li key={code} data-wrong={why ? true : undefined}>
              <bdi>{code}</bdi>
              {why ? <span role="status">{refusedCodeWords(words, why, price)}</span> : <Icon name="tick" size={16} />}
              <TakeOut code={code} checkoutForm={checkoutForm} />
            </li>
          ))}
        </ul>
      )}
      <details open={wrong ? true : undefined}>
        <summary>{own.have}</summary>
        <Own checkoutForm={checkoutForm}>
          <div className="code-row">
            <label className="field" data-wrong={wrong ? true : undefined}>
              <span>{own.field}</span>
              <input
                key={basket.codes.length}
                {...form}
                name="code"
                maxLength={64}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                dir="ltr"
                defaultValue={refused?.code}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? 'code-problem' : undefined}
              />
            </label>
            <button {...form} type="submit" name="intent" value="promote" formNoValidate className="button outline">
              {own.use}
            </button>
          </div>
        </Own>
        {wrong && (
          <p className="field-problem" id="code-problem" role="alert">
            <Icon name="error" size={16} />
            <span>{wrong}</span>
          </p>
        )}
      </details>
    </section>
  )
}
