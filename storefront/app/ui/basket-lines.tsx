import { Form, Link } from '@remix-run/react'
import type { Basket, BasketLine } from '../cart/basket.ts'
import { Icon } from './icon.tsx'
import { Price } from './price.tsx'
import { ProductPicture } from './product-picture.tsx'
import { SetParts } from './set-parts.tsx'
import { useShop } from './use-shop.ts'

/** Where the steppers post: the basket page by itself, or the checkout form that they belong to. */
type Where = { readonly checkoutForm?: string }

function LineButton(
  props: Where & {
    readonly sku: string
    readonly quantity: number
    readonly label: string
    readonly className?: string
    readonly children: React.ReactNode
  },
) {
  const shared = { type: 'submit' as const, 'aria-label': props.label, className: props.className }
  if (props.checkoutForm)
    return (
      <button {...shared} form={props.checkoutForm} name="line" value={`${props.quantity} ${props.sku}`} formNoValidate>
        {props.children}
      </button>
    )
  return (
    <Form method="post" action="/cart" preventScrollReset>
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="sku" value={props.sku} />
      <button {...shared} name="quantity" value={props.quantity}>
        {props.children}
      </button>
    </Form>
  )
}

function Problem({ line, ...where }: Where & { readonly line: BasketLine }) {
  const { words } = useShop()
  if (line.left === undefined && !line.gone) return null
  const left = line.left ?? 0
  const said = line.gone ? words.cart.gone : left === 0 ? words.cart.noneLeft : words.cart.someLeft(left)
  return (
    <div className="line-problem" role="status">
      <Icon name="alert" size={18} />
      <p>
        {said}{' '}
        <LineButton
          {...where}
          sku={line.sku}
          quantity={left}
          label={left === 0 ? words.cart.takeOut : words.cart.keep(left)}
          className="text-button"
        >
          {left === 0 ? words.cart.takeOut : words.cart.keep(left)}
        </LineButton>
      </p>
    </div>
  )
}

function Line({ line, ...where }: Where & { readonly line: BasketLine }) {
  const { words, figure } = useShop()
  const { sku, quantity, title } = line
  return (
    <li className="basket-line">
      <ProductPicture picture={line.picture} ground={line.ground} sizes="68px" alt="" />
      <div className="basket-line-words">
        <Link to={`/products/${line.handle}`}>{title}</Link>
        {line.variantTitle ? <span>{line.variantTitle}</span> : null}
        <SetParts parts={line.parts} />
        {line.seller ? <span className="line-seller">{words.cart.soldBy(line.seller)}</span> : null}
        <div className="stepper">
          <LineButton
            {...where}
            sku={sku}
            quantity={quantity - 1}
            label={quantity === 1 ? words.cart.remove(title) : words.cart.fewer(title)}
          >
            <Icon name={quantity === 1 ? 'trash' : 'minus'} size={16} />
          </LineButton>
          <bdi>{figure(quantity)}</bdi>
          <LineButton {...where} sku={sku} quantity={quantity + 1} label={words.cart.another(title)}>
            <Icon name="plus" size={16} />
          </LineButton>
        </div>
      </div>
      <Price amount={line.subtotal} className="basket-line-sum" />
      {line.later ? (
        <p className="ships-later" role="status">
          <Icon name="clock" size={18} /> {words.later.basket(line.later.units, line.later.days)}
        </p>
      ) : null}
      <Problem line={line} {...where} />
    </li>
  )
}

/** The lines, each with its stepper and, under it, what is wrong with it and how to put it right. */
export const BasketLines = ({ basket, ...where }: Where & { readonly basket: Basket }) => (
  <ul className="basket-lines">
    {basket.lines.map((line) => (
      <Line key={line.sku} line={line} {...where} />
    ))}
  </ul>
)

/** How far it is to free delivery. Drawn only where the place has such a sum. */
export function FreeDelivery({ basket }: { readonly basket: Basket }) {
  const { words, price } = useShop()
  if (basket.freeFrom === undefined) return null
  const missing = Math.max(0, basket.freeFrom - basket.totals.subtotal)
  const share = Math.min(100, Math.round((basket.totals.subtotal / Math.max(1, basket.freeFrom)) * 100))
  return (
    <div className="free-delivery">
      <p>
        <strong>{missing > 0 ? words.cart.freeFrom(price(basket.freeFrom)) : words.cart.freeNow}</strong>
        {missing > 0 ? <span>{words.cart.toGo(price(missing))}</span> : null}
      </p>
      <span className="meter" style={{ '--share': `${share}%` } as React.CSSProperties} />
    </div>
  )
}
