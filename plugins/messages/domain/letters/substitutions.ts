import type { SubstitutionFacts } from '../facts.ts'
import { action, type Letter, note, text } from '../letter.ts'
import { substitutionWords } from '../words/substitutions.ts'
import { letterTo, type Telling, telling } from './telling.ts'

/** Title of what is missing, with how many of it. */
export const missingOf = ({ missing, quantity }: SubstitutionFacts, { value, count }: Telling) =>
  quantity > 1 ? `${count(quantity)} × ${value(missing)}` : value(missing)

/** Something is missing: what may come instead, at which price, and until when they may choose. */
export function substitutionAsked(facts: SubstitutionFacts): Letter {
  const tell = telling(facts)
  const words = substitutionWords[tell.language]
  return letterTo(facts.shop, tell, {
    subject: words.asked(tell.shop, tell.value(facts.number)),
    title: words.askedTitle(missingOf(facts, tell)),
    parts: [
      text(words.askedText(tell.time(facts.until))),
      {
        kind: 'rows',
        rows: facts.offers.map(
          ({ title, unitPrice }) => [tell.value(title), tell.money(unitPrice, facts.currency)] as const,
        ),
      },
      note(words.never),
      action(words.choose, facts.link),
    ],
  })
}
