import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { RefusedCode } from '../cart/promotion-words.ts'
import type { CheckoutView } from '../checkout/checkout.server.ts'
import type { CheckoutInput, CheckoutProblems } from '../checkout/checkout-form.ts'
import { BasketCodes } from './basket-codes.tsx'
import { BasketLines, FreeDelivery } from './basket-lines.tsx'
import { BasketTotals } from './basket-totals.tsx'
import { PayCard, RunsOutCard, WhereCard, YouCard } from './checkout-cards.tsx'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

export interface CheckoutPageProps {
  readonly order: string
  readonly country: string
  readonly input: CheckoutInput
  readonly view: CheckoutView
  readonly problems: CheckoutProblems
  readonly said: string | undefined
  readonly moved: { readonly from: number; readonly to: number } | undefined
  /** A code that was typed and is not good. */
  readonly code: RefusedCode | undefined
  readonly requote: (form: FormData) => void
  readonly paying: boolean
}

const formId = 'checkout'
/** Fields that change what it costs or when it is there. */
const asksAgain = new Set(['method', 'postalCode', 'country', 'location'])

function Said({ said, moved }: Pick<CheckoutPageProps, 'said' | 'moved'>) {
  const { words, price } = useShop()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said || moved) box.current?.focus()
  }, [said, moved])
  if (!said && !moved) return null
  return (
    <div className="notice" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" size={20} />
      <p>{moved ? words.checkout.totalMoved(price(moved.from), price(moved.to)) : said}</p>
    </div>
  )
}

function PayButton({
  view,
  provider,
  paying,
}: {
  readonly view: CheckoutView
  readonly provider: string
  readonly paying: boolean
}) {
  const { words, price } = useShop()
  const sum = price(view.basket.totals.total)
  const own = words.checkout
  const pay = provider === 'cash' ? own.payCash : provider === 'paypal' ? words.payment.payPaypal : own.payCard
  return (
    <button
      form={formId}
      type="submit"
      name="intent"
      value="pay"
      className="button action wide"
      aria-disabled={paying || undefined}
    >
      {paying ? own.going : view.known ? pay(sum) : own.next}
    </button>
  )
}

/** One page: four numbered cards, the basket beside them, the pay button under its sum. */
export function CheckoutPage(props: CheckoutPageProps) {
  const { words } = useShop()
  const { view, input } = props
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [method, setMethod] = useState(input.method)
  const [provider, setProvider] = useState(input.provider)
  const onChange = (event: React.ChangeEvent<HTMLFormElement>) => {
    const { name, value } = event.target as unknown as HTMLInputElement
    if (name === 'provider') setProvider(value === 'cash' || value === 'paypal' ? value : 'stripe')
    if (name === 'method') setMethod(value === 'pickup' ? 'pickup' : 'delivery')
    if (!asksAgain.has(name)) return
    const form = event.currentTarget
    clearTimeout(later.current)
    later.current = setTimeout(
      () => {
        const typed = new FormData(form)
        typed.set('intent', 'quote')
        props.requote(typed)
      },
      name === 'postalCode' ? 500 : 0,
    )
  }
  return (
    <div className="container page">
      <div className="checkout">
        <div className="checkout-main">
          <h1 className="page-title">{words.checkout.title}</h1>
          <p className="lead">{words.checkout.lead}</p>
          <Form
            method="post"
            action="/checkout"
            id={formId}
            noValidate
            preventScrollReset
            onChange={onChange}
            onSubmit={(event) => {
              clearTimeout(later.current)
              if (props.paying) event.preventDefault()
            }}
          >
            <button
              type="submit"
              name="intent"
              value="pay"
              tabIndex={-1}
              className="visually-hidden"
              aria-hidden="true"
            />
            <input type="hidden" name="order" value={props.order} />
            <input type="hidden" name="shown" value={view.basket.totals.total} />
            <Said said={props.said} moved={props.moved} />
            <WhereCard {...props} method={method} />
            <RunsOutCard input={input} />
            <YouCard {...props} method={method} />
            <PayCard {...props} method={method} />
          </Form>
        </div>
        <aside className="panel basket sticky" aria-label={words.cart.title}>
          <h2 className="panel-title">{words.cart.title}</h2>
          <FreeDelivery basket={view.basket} />
          <BasketLines basket={view.basket} checkoutForm={formId} />
          <BasketCodes basket={view.basket} refused={props.code} checkoutForm={formId} />
          <BasketTotals basket={view.basket} placed={view.known} />
          <noscript>
            <button form={formId} type="submit" name="intent" value="quote" className="button outline wide">
              {words.checkout.update}
            </button>
          </noscript>
          <PayButton view={view} provider={provider} paying={props.paying} />
          <p className="small muted centered">{words.checkout.after}</p>
        </aside>
      </div>
    </div>
  )
}
