import type { OrderConfirmationFacts } from '../facts.ts'
import { action, type Letter, note, type Part, text } from '../letter.ts'
import { orderWords } from '../words/orders.ts'
import { letterTo, promised, type Telling, telling } from './telling.ts'

/** Sent once when an order is placed. */
export function orderConfirmation(facts: OrderConfirmationFacts): Letter {
  const tell = telling(facts)
  const words = orderWords[tell.language]
  const number = tell.value(facts.number)
  return wholeOrder(facts, tell, {
    subject: words.confirmed(tell.shop, number),
    title: words.thanks(tell.value(facts.name)),
    said: words.placed(number),
  })
}

/** Sent when somebody changed an order: all of it, as it is now. */
export function orderChanged(facts: OrderConfirmationFacts): Letter {
  const tell = telling(facts)
  const words = orderWords[tell.language]
  const number = tell.value(facts.number)
  return wholeOrder(facts, tell, {
    subject: words.changed(tell.shop, number),
    title: words.changedTitle(number),
    said: words.changedText,
  })
}

/** Sent when an order that waited for stock has all of it and goes to the floor. */
export function stockArrived(facts: OrderConfirmationFacts): Letter {
  const tell = telling(facts)
  const words = orderWords[tell.language]
  const number = tell.value(facts.number)
  return wholeOrder(facts, tell, {
    subject: words.arrived(tell.shop, number),
    title: words.arrivedTitle(number),
    said: words.arrivedText,
  })
}

interface Opening {
  readonly subject: string
  readonly title: string
  readonly said: string
}

function wholeOrder(facts: OrderConfirmationFacts, tell: Telling, { subject, title, said }: Opening): Letter {
  const { value, language } = tell
  const words = orderWords[language]
  const { name, line1, line2 = '', postalCode, city } = facts.address
  const address = [name, line1, line2, `${postalCode} ${city}`].filter(Boolean).join(', ')
  const promise = promised(facts, tell)
  return letterTo(facts.shop, tell, {
    subject,
    title,
    parts: [
      text(said),
      ...(promise ? [note(promise)] : []),
      action(words.follow, facts.link),
      { kind: 'rows', rows: linesOf(facts, tell) },
      { kind: 'rows', rows: sumsOf(facts, tell), sum: true },
      ...(facts.method === 'delivery' ? [text(`${words.to}: ${value(address)}`)] : countersOf(facts, tell)),
      ...pinOf(facts, tell),
    ],
  })
}

/** Where an order that is picked up waits. */
const countersOf = ({ counters = [] }: Pick<OrderConfirmationFacts, 'counters'>, { language, value }: Telling) =>
  counters.map((counter) => text(`${orderWords[language].pickupAt}: ${value(counter)}`))

/** The digits to say, with what they are for; nothing where nobody asks for them. */
export function pinOf(
  { method, pin }: Pick<OrderConfirmationFacts, 'method' | 'pin'>,
  { language }: Telling,
): readonly Part[] {
  const words = orderWords[language]
  if (pin === undefined) return []
  return [{ kind: 'code', label: method === 'pickup' ? words.pickupPin : words.doorPin, code: pin }]
}

const linesOf = ({ lines, currency }: OrderConfirmationFacts, tell: Telling) =>
  lines.map(({ quantity, title, variantTitle, sellerName, subtotal, parts = [] }) => {
    const what = tell.value(variantTitle ? `${title}, ${variantTitle}` : title)
    const holds = parts.map((part) => `${tell.count(part.quantity)} × ${tell.value(part.title)}`).join('; ')
    const said = `${tell.count(quantity)} × ${holds ? `${what}: ${holds}` : what}${soldBy(sellerName, tell)}`
    return [said, tell.money(subtotal, currency)] as const
  })

/** Whose goods a line is, behind its words. */
export const soldBy = (seller: string | undefined, { language, value }: Telling): string =>
  seller ? ` (${orderWords[language].soldBy(value(seller))})` : ''

function sumsOf({ totals, currency, taxIncluded }: OrderConfirmationFacts, { language, money }: Telling) {
  const words = orderWords[language]
  const sum = (label: string, amount: number) => [label, money(amount, currency)] as const
  return [
    sum(words.subtotal, totals.subtotal),
    ...(totals.discount > 0 ? [sum(words.discount, -totals.discount)] : []),
    sum(words.delivery, totals.delivery),
    ...(totals.tax > 0 ? [sum(taxIncluded ? words.taxIncluded : words.tax, totals.tax)] : []),
    sum(words.total, totals.total),
  ]
}
