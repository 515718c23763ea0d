import type { OrderFacts, SubstitutionFacts, VerificationFacts } from './facts.ts'
import { missingOf } from './letters/substitutions.ts'
import { smsSegments } from './sms.ts'
import { telling } from './letters/telling.ts'
import { smsWords } from './words/sms.ts'
import { substitutionWords } from './words/substitutions.ts'

const most = 2

/** The link is worth a second part, never a third. */
const withLink = (words: string, link: string): string => {
  const long = `${words}\n${link}`
  return smsSegments(long) <= most ? long : words
}

/** The code that proves a phone number. */
export function confirmPhoneText(facts: VerificationFacts): string {
  const { language, shop, value, minutes } = telling(facts)
  return smsWords[language].confirm(shop, value(facts.code), minutes(facts.minutes))
}

export function onItsWayText(facts: OrderFacts): string {
  const { language, shop, value } = telling(facts)
  const words = smsWords[language]
  const number = value(facts.number)
  const said = facts.pin === undefined ? words.sent(shop, number) : words.onItsWay(shop, number, value(facts.pin))
  return withLink(said, facts.link)
}

export function deliveredText(facts: OrderFacts): string {
  const { language, shop, value } = telling(facts)
  return smsWords[language].delivered(shop, value(facts.number))
}

/** Something is missing; the link is where they choose. */
export function substitutionAskedText(facts: SubstitutionFacts): string {
  const tell = telling(facts)
  const { sms } = substitutionWords[tell.language]
  const said = sms(tell.shop, tell.value(facts.number), missingOf(facts, tell), tell.time(facts.until))
  return withLink(said, facts.link)
}
