import type { ReactNode } from 'react'
import { SelectField } from '../account/form-parts.tsx'
import type { CheckoutView } from '../checkout/checkout.server.ts'
import {
  type CheckoutField,
  type CheckoutInput,
  type CheckoutProblems,
  hasPostcodes,
  hasRegions,
  needsPostcode,
} from '../checkout/checkout-form.ts'
import { BasketPromiseNote } from './basket-promise.tsx'
import { Field, Option } from './field.tsx'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

interface CardProps {
  readonly input: CheckoutInput
  readonly view: CheckoutView
  readonly problems: CheckoutProblems
  readonly method: CheckoutInput['method']
  readonly country: string
}

/** A numbered card; the number becomes a tick once its fields hold what is needed (the style sheet looks). */
function Card({
  number,
  title,
  children,
}: {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}) {
  const { figure } = useShop()
  return (
    <section className="panel checkout-card" aria-labelledby={`card-${number}`}>
      <h2 className="panel-title" id={`card-${number}`}>
        <span className="card-number" aria-hidden="true">
          <span>{figure(number)}</span>
          <Icon name="tick" size={18} />
        </span>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** The sentence for what is wrong with a field, or undefined. */
function useProblem({ input, problems, country }: Pick<CardProps, 'input' | 'problems' | 'country'>) {
  const { errors } = useShop().words.checkout
  return (field: CheckoutField): string | undefined => {
    const problem = problems[field]
    if (!problem) return undefined
    if (problem === 'tooFar') return errors.tooFar(input.postalCode)
    if (problem === 'phoneShort') return errors.phoneShort(country === 'US' || country === 'CA' ? '+1' : '+')
    return errors[problem]
  }
}

/** Card 1: delivered or picked up, where, and when that is. */
export function WhereCard(props: CardProps) {
  const { words, price } = useShop()
  const { input, view, method } = props
  const problem = useProblem(props)
  const own = words.checkout
  const fee = view.basket.totals.delivery
  const known = view.known && view.place && method === 'delivery' && input.method === 'delivery'
  const feeOf = (sum: number) => (sum === 0 ? own.deliverFree : own.deliverFee(price(sum)))
  const feeText = known ? feeOf(fee) : view.place?.fee === undefined ? own.deliverOwn : feeOf(view.place.fee)
  return (
    <Card number={1} title={own.where}>
      <div className="option-pair" role="radiogroup" aria-labelledby="card-1">
        <Option
          name="method"
          value="delivery"
          title={own.deliver}
          text={feeText}
          defaultChecked={input.method === 'delivery'}
        />
        <Option
          name="method"
          value="pickup"
          title={own.pickup}
          text={own.pickupAt(view.pickup?.name ?? '')}
          defaultChecked={input.method === 'pickup'}
        />
      </div>
      <Field
        label={own.name}
        name="name"
        defaultValue={input.name}
        autoComplete="name"
        required
        problem={problem('name')}
      />
      <PickupField view={view} method={method} />
      <div className="address-fields">
        {view.countries.length > 1 && (
          <SelectField
            label={words.accounts.addresses.country}
            name="country"
            autoComplete="country"
            defaultValue={props.country}
            options={view.countries}
            problem={problem('country')}
          />
        )}
        <div className="field-row wide-narrow">
          <Field
            label={own.line1}
            name="line1"
            defaultValue={input.line1}
            autoComplete="address-line1"
            required
            problem={problem('line1')}
          />
          <Field label={own.line2} name="line2" defaultValue={input.line2} autoComplete="address-line2" />
        </div>
        <div className="field-row three">
          <Field
            label={own.city}
            name="city"
            defaultValue={input.city}
            autoComplete="address-level2"
            required
            problem={problem('city')}
          />
          {hasRegions(props.country) && (
            <Field
              label={own.region}
              name="region"
              defaultValue={input.region}
              autoComplete="address-level1"
              problem={problem('region')}
            />
          )}
          {hasPostcodes(props.country) && (
            <Field
              label={own.postalCode}
              name="postalCode"
              defaultValue={input.postalCode}
              autoComplete="postal-code"
              required={needsPostcode(props.country)}
              problem={problem('postalCode')}
            />
          )}
        </div>
      </div>
      {method === 'pickup' ? (
        <p className="promise">
          <span className="dot" />
          <span>
            <strong>{own.asapPickup(view.pickup?.name ?? '')}</strong> {view.pickup?.line}
          </span>
        </p>
      ) : view.promise ? (
        <BasketPromiseNote promise={view.promise} />
      ) : null}
    </Card>
  )
}

/** Where it is picked up: a choice where there is one. What was shown is what is ordered. */
function PickupField({ view, method }: Pick<CardProps, 'view' | 'method'>) {
  const own = useShop().words.checkout
  const { pickup, counters } = view
  if (!pickup) return null
  if (method !== 'pickup' || counters.length < 2) return <input type="hidden" name="location" value={pickup.id} />
  return (
    <SelectField
      key={pickup.id}
      label={own.pickupFrom}
      name="location"
      defaultValue={pickup.id}
      options={counters.map(({ id, name, line }) => ({ value: id, title: `${name}, ${line}` }))}
    />
  )
}

/** Card 2: what we do when a shelf is empty. */
export function RunsOutCard({ input }: Pick<CardProps, 'input'>) {
  const own = useShop().words.checkout
  const options = [
    ['ask', own.ask, own.askText],
    ['best_match', own.best, own.bestText],
    ['refund', own.refund, own.refundText],
  ] as const
  return (
    <Card number={2} title={own.runsOut}>
      <div className="option-list" role="radiogroup" aria-labelledby="card-2">
        {options.map(([value, title, text]) => (
          <Option
            key={value}
            name="substitution"
            value={value}
            title={title}
            text={text}
            defaultChecked={input.substitution === value}
          />
        ))}
      </div>
    </Card>
  )
}

/** Card 3: how we reach the shopper. */
export function YouCard(props: CardProps) {
  const own = useShop().words.checkout
  const { input, method } = props
  const problem = useProblem(props)
  return (
    <Card number={3} title={own.you}>
      <div className="field-row two">
        <Field
          label={own.email}
          name="email"
          type="email"
          defaultValue={input.email}
          autoComplete="email"
          required
          problem={problem('email')}
        />
        <Field
          label={method === 'pickup' ? own.phonePickup : own.phone}
          name="phone"
          type="tel"
          defaultValue={input.phone}
          autoComplete="tel"
          required
          problem={problem('phone')}
        />
      </div>
    </Card>
  )
}

/** Card 4: how it is paid. */
export function PayCard({ input, view, method }: CardProps) {
  const { words } = useShop()
  const own = words.checkout
  const ways = {
    stripe: { title: own.card, text: own.cardText, icon: 'card' },
    paypal: { title: words.payment.paypal, text: words.payment.paypalText, icon: 'wallet' },
    cash: { title: own.cash, text: method === 'pickup' ? own.cashTextPickup : own.cashText, icon: 'cash' },
  } as const
  const chosen = view.methods.includes(input.provider) ? input.provider : view.methods[0]
  return (
    <Card number={4} title={own.pay}>
      <div
        className={view.methods.length === 2 ? 'option-pair' : 'option-list'}
        role="radiogroup"
        aria-labelledby="card-4"
      >
        {view.methods.map((way) => (
          <Option
            key={way}
            name="provider"
            value={way}
            title={ways[way].title}
            text={ways[way].text}
            defaultChecked={chosen === way}
            icon={<Icon name={ways[way].icon} />}
          />
        ))}
      </div>
    </Card>
  )
}
