import type { OrderFacts, ParcelFacts } from '../facts.ts'
import { action, type Letter, note, type Part, text } from '../letter.ts'
import { orderWords } from '../words/orders.ts'
import { type ParcelNews, parcelLabels, parcelWords } from '../words/parcels.ts'
import { pinOf, soldBy } from './order-confirmation.ts'
import { letterTo, promised, type Telling, telling } from './telling.ts'

/** It has left us: when it comes, the PIN where one is asked for, and what is in it. */
export function onItsWay(facts: ParcelFacts): Letter {
  const tell = telling(facts)
  const promise = promised(facts, tell)
  return news('on-its-way', facts, tell, [
    ...(promise ? [note(promise)] : []),
    ...pinOf(facts, tell),
    action(orderWords[tell.language].follow, facts.link),
    { kind: 'rows', rows: parcelRows(facts, tell) },
  ])
}

function parcelRows({ courier, trackingNumber, lines }: ParcelFacts, tell: Telling) {
  const { language, value, count } = tell
  const labels = parcelLabels[language]
  return [
    ...(courier ? [[labels.courier, value(courier)] as const] : []),
    ...(trackingNumber ? [[labels.tracking, value(trackingNumber)] as const] : []),
    ...lines.map(({ title, quantity, sellerName }) => {
      const what = `${count(quantity)} × ${value(title)}${soldBy(sellerName, tell)}`
      return [labels.inside, what] as const
    }),
  ]
}

/** What is told of a parcel after it has left: `letterOf('delayed')`. */
export const letterOf =
  (kind: Exclude<ParcelNews, 'on-its-way'>) =>
  (facts: OrderFacts): Letter => {
    const tell = telling(facts)
    return news(kind, facts, tell, [action(orderWords[tell.language].see, facts.link)])
  }

function news(kind: ParcelNews, facts: OrderFacts, tell: Telling, parts: readonly Part[]): Letter {
  const words = parcelWords[tell.language][kind]
  const number = tell.value(facts.number)
  return letterTo(facts.shop, tell, {
    subject: words.subject(tell.shop, number),
    title: words.title,
    parts: [text(words.text(number)), ...parts],
  })
}
