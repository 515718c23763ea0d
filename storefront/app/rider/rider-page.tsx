import { Form } from '@remix-run/react'
import { Field } from '../ui/field.tsx'
import { useShop } from '../ui/use-shop.ts'
import type { Told } from './act.server.ts'
import type { Bag, Round } from './round.server.ts'

/** Where a rider says who he is. */
export function RiderSignIn({ refused }: { readonly refused: boolean }) {
  const words = useShop().words.rider
  return (
    <div className="container page rider">
      <h1 className="page-title">{words.signIn}</h1>
      <p>{words.signInText}</p>
      <Form method="post" className="rider-form">
        <Field
          label={words.token}
          name="token"
          type="password"
          autoComplete="off"
          required
          problem={refused ? words.refused : undefined}
        />
        <button type="submit" name="intent" value="sign_in" className="button action wide">
          {words.enter}
        </button>
      </Form>
    </div>
  )
}

function Act({
  bag,
  intent,
  children,
  quiet,
}: {
  readonly bag: Bag
  readonly intent: string
  readonly children: string
  readonly quiet?: boolean
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="fulfillment" value={bag.fulfillment} />
      <button
        type="submit"
        name="intent"
        value={intent}
        className={quiet ? 'button outline wide' : 'button action wide'}
      >
        {children}
      </button>
    </Form>
  )
}

/** At the door: the PIN, and the way out when nobody opens. */
function Door({ bag, wrong }: { readonly bag: Bag; readonly wrong: string | undefined }) {
  const words = useShop().words.rider
  return (
    <>
      <Form method="post" preventScrollReset className="rider-form">
        <input type="hidden" name="fulfillment" value={bag.fulfillment} />
        <Field
          label={words.pin}
          name="pin"
          inputMode="numeric"
          pattern="[0-9]{4}"
          maxLength={4}
          autoComplete="off"
          required
          problem={wrong}
        />
        <button type="submit" name="intent" value="deliver" className="button action wide">
          {words.deliver}
        </button>
      </Form>
      <Act bag={bag} intent="failed" quiet>
        {words.nobody}
      </Act>
    </>
  )
}

function BagCard({ bag, told }: { readonly bag: Bag; readonly told: Told | undefined }) {
  const { words, price } = useShop()
  const own = words.rider
  const said = told?.fulfillment === bag.fulfillment && !told.good ? told.said : undefined
  return (
    <li className="panel bag-card" data-step={bag.step}>
      <p className="bag-head">
        <strong>{bag.number}</strong>
        <span>{own.units(bag.units)}</span>
        {bag.by && <b>{own.by(bag.by)}</b>}
      </p>
      <p>
        {bag.name && <strong>{bag.name}</strong>} <span>{bag.to}</span>
      </p>
      <p className="muted">{bag.from}</p>
      {bag.owed ? <p className="notice">{own.cash(price(bag.owed))}</p> : null}
      {bag.phone && (
        <a className="button outline wide" href={`tel:${bag.phone}`}>
          {own.call}
        </a>
      )}
      {said && bag.step !== 'deliver' ? <p role="alert">{said}</p> : null}
      {bag.step === 'take' && (
        <Act bag={bag} intent="take">
          {own.take}
        </Act>
      )}
      {bag.step === 'wait' && <p className="muted">{own.notPacked}</p>}
      {bag.step === 'pick_up' && (
        <Act bag={bag} intent="pick_up">
          {own.pickUp}
        </Act>
      )}
      {bag.step === 'deliver' && <Door bag={bag} wrong={said} />}
      {bag.step === 'retry' && (
        <>
          <Act bag={bag} intent="out_for_delivery">
            {own.again}
          </Act>
          <Act bag={bag} intent="returned" quiet>
            {own.back}
          </Act>
        </>
      )}
    </li>
  )
}

/** A rider's phone: what is with him, what waits. Works without scripts; with them it follows the floor live. */
export function RiderPage({
  name,
  round,
  told,
}: {
  readonly name: string
  readonly round: Round
  readonly told: Told | undefined
}) {
  const words = useShop().words.rider
  const lists = [
    { title: words.mine, bags: round.mine, none: words.nothingMine },
    { title: words.waiting, bags: round.waiting, none: words.nothingWaiting },
  ]
  return (
    <div className="container page rider">
      <h1 className="page-title">{words.title}</h1>
      {told?.good ? (
        <p className="notice" role="status">
          {told.said}
        </p>
      ) : null}
      {lists.map(({ title, bags, none }) => (
        <section key={title}>
          <h2>{title}</h2>
          {bags.length === 0 ? <p className="muted">{none}</p> : null}
          <ul>
            {bags.map((bag) => (
              <BagCard key={bag.fulfillment} bag={bag} told={told} />
            ))}
          </ul>
        </section>
      ))}
      <Form method="post" className="rider-leave">
        <p className="muted">{words.hello(name)}</p>
        <button type="submit" name="intent" value="sign_out" className="button outline">
          {words.leave}
        </button>
      </Form>
    </div>
  )
}
