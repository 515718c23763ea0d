import type { ReturnFacts } from '../facts.ts'
import { action, type Letter, note, type Part, text } from '../letter.ts'
import { orderWords } from '../words/orders.ts'
import { type ReturnNews, returnLabels, returnWords } from '../words/returns.ts'
import { letterTo, type Telling, telling } from './telling.ts'

/** A step of a return or a claim: `returnLetter('return-approved')`. */
export const returnLetter =
  (news: ReturnNews) =>
  (facts: ReturnFacts): Letter => {
    const tell = telling(facts)
    const words = returnWords[tell.language][news]
    const number = tell.value(facts.number)
    return letterTo(facts.shop, tell, {
      subject: (facts.claim ? words.claimSubject : words.subject)(tell.shop, number),
      title: facts.claim ? words.claimTitle : words.title,
      parts: [
        text(facts.claim ? words.claim(number) : words.text(number)),
        ...(news === 'return-rejected' && facts.rejection ? [{ kind: 'quote', text: facts.rejection } as const] : []),
        ...(news === 'return-approved' || news === 'exchange-agreed' ? instructions(facts, tell) : []),
        { kind: 'rows', rows: rowsOf(facts, tell) },
        action(orderWords[tell.language].see, facts.link),
      ],
    })
  }

/** Where it goes, and what to write on it. Of a claim nothing comes back. */
function instructions({ claim, number, sendTo }: ReturnFacts, tell: Telling): readonly Part[] {
  const labels = returnLabels[tell.language]
  if (claim) return []
  return [
    note(labels.how(tell.value(number))),
    ...(sendTo.length > 0
      ? [{ kind: 'rows', rows: sendTo.map((place) => [labels.to, tell.value(place)] as const) } as const]
      : []),
  ]
}

function rowsOf({ claim, lines }: ReturnFacts, tell: Telling) {
  const { what, claimed } = returnLabels[tell.language]
  return lines.map(
    ({ title, quantity }) => [claim ? claimed : what, `${tell.count(quantity)} × ${tell.value(title)}`] as const,
  )
}
