import type { Order } from '@souk/orders'
import {
  heldPayment,
  type MoneyFacts,
  type Payment,
  whyNotCapture,
  whyNotCheck,
  whyNotPayLink,
  whyNotRelease,
} from '@souk/payments'
import { Act } from '../ui/act.tsx'

interface Ask {
  readonly command: string
  readonly text: string
  readonly done: string
  /** Whether it is of use for these payments at all; else it is not even mentioned. */
  readonly concerns: (facts: MoneyFacts) => boolean
  readonly whyNot: (facts: MoneyFacts) => { readonly message: string } | undefined
}

const isHeld = ({ payments }: MoneyFacts): boolean => heldPayment(payments) !== undefined

/** What can be asked of an order's payments, from the rules that the commands decide by. */
const asks: readonly Ask[] = [
  {
    command: 'capturePayment',
    text: 'Take the money now',
    done: 'Asked. The payment shows here once it is taken.',
    concerns: isHeld,
    whyNot: whyNotCapture,
  },
  {
    command: 'releasePayment',
    text: 'Let the money go',
    done: 'Asked. The payment shows here once it is let go.',
    concerns: isHeld,
    whyNot: whyNotRelease,
  },
  {
    command: 'sendPaymentLink',
    text: 'Send the payment link',
    done: 'The link is on its way to the shopper.',
    concerns: ({ orderState, payments }) => orderState === 'pending_payment' && payments.at(-1)?.provider !== 'cash',
    whyNot: whyNotPayLink,
  },
  {
    command: 'checkPayment',
    text: 'Ask the provider again',
    done: 'Asked. What the provider says is written here.',
    concerns: ({ payments }) =>
      payments.some(({ state, provider }) => provider !== 'cash' && state !== 'captured' && state !== 'voided'),
    whyNot: whyNotCheck,
  },
]

interface OrderAsksProps {
  readonly order: Order
  readonly payments: readonly Payment[]
}

/** Buttons for money that waits or is only held; each says why not where the rules of the shop do not allow it. */
export function OrderAsks({ order, payments }: OrderAsksProps) {
  const facts = { orderState: order.state, email: order.contact.email, payments }
  const offered = asks.filter(({ concerns }) => concerns(facts))
  if (offered.length === 0) return null
  return (
    <ul className="order-asks">
      {offered.map(({ command, text, done, whyNot }) => {
        const why = whyNot(facts)?.message
        return (
          <li key={command}>
            <Act
              resource="order"
              command={command}
              input={{ orderId: order._id }}
              text={text}
              done={done}
              locked={why && `${text}: ${why}`}
            />
          </li>
        )
      })}
    </ul>
  )
}
