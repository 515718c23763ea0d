import { isolating } from './isolate.ts'
import { languageOf } from './language.ts'
import { oneLine } from './one-line.ts'
import { type TemplateName, isTemplate } from './templates.ts'
import { moneyWords } from './words/money.ts'
import { orderWords } from './words/orders.ts'
import { type ParcelNews, parcelWords } from './words/parcels.ts'
import { type ReturnNews, returnWords } from './words/returns.ts'
import { substitutionWords } from './words/substitutions.ts'

const isParcelNews = (name: TemplateName): name is ParcelNews & TemplateName => Object.hasOwn(parcelWords.en, name)
const isReturnNews = (name: TemplateName): name is ReturnNews => Object.hasOwn(returnWords.en, name)

/**
 * The subject that a mail about an order had, from its number alone: for a history that is told without sending. Of a
 * refund it is the title of the letter, whose subject names the amount.
 */
export function subjectAbout(template: string, tag: string, shop: string, number: string): string {
  const language = languageOf(tag)
  const value = isolating(language)
  const [who, which] = [value(shop), value(number)]
  if (!isTemplate(template)) return oneLine(who)
  if (isParcelNews(template)) return oneLine(parcelWords[language][template].subject(who, which))
  if (isReturnNews(template)) return oneLine(returnWords[language][template].subject(who, which))
  if (template === 'order-canceled') return oneLine(orderWords[language].canceled(who, which))
  if (template === 'order-changed') return oneLine(orderWords[language].changed(who, which))
  if (template === 'stock-arrived') return oneLine(orderWords[language].arrived(who, which))
  if (template === 'substitution-asked') return oneLine(substitutionWords[language].asked(who, which))
  if (template === 'payment-failed') return oneLine(moneyWords[language].failed(who, which))
  if (template === 'payment-link') return oneLine(moneyWords[language].link(who, which))
  if (template === 'refunded') return oneLine(`${who}: ${moneyWords[language].refundedText(which)}`)
  return oneLine(orderWords[language].confirmed(who, which))
}
