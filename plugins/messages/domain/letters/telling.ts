import { formatMoney } from '@souk/kernel'
import { kept } from '@souk/kernel/kept'
import type { OrderFacts, ShopFacts } from '../facts.ts'
import { isolating } from '../isolate.ts'
import { languageOf, languages } from '../language.ts'
import type { Letter } from '../letter.ts'
import { oneLine } from '../one-line.ts'
import { orderWords } from '../words/orders.ts'

const halfDayMs = 12 * 3_600_000

const minute = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const
const formatsOf = kept((locale: string, timeZone: string) => ({
  hours: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }),
  dates: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone }),
  counts: new Intl.NumberFormat(locale),
  minutes: new Intl.NumberFormat(locale, minute),
}))

/** How values are written in the letter's language; what others typed becomes one line that keeps its own direction. */
export function telling({ shop, language: tag }: { readonly shop: ShopFacts; readonly language: string }) {
  const language = languageOf(tag)
  const { locale } = languages[language]
  const isolate = isolating(language)
  const value = (typed: string) => isolate(oneLine(typed))
  const { hours, dates, counts, minutes } = formatsOf(locale, shop.timeZone)
  return {
    language,
    locale,
    value,
    shop: value(shop.name),
    time: (at: string) => value(hours.format(new Date(at))),
    /** Hours of a day for what is near, days for a window of half a day or more. */
    window: (from: string, to: string) => {
      const [begin, end] = [new Date(from), new Date(to)]
      const wide = end.getTime() - begin.getTime() >= halfDayMs
      return value((wide ? dates : hours).formatRange(begin, end))
    },
    money: (amount: number, currency: string) => value(formatMoney({ amount, currency }, locale)),
    count: (count: number) => value(counts.format(count)),
    minutes: (count: number) => minutes.format(count),
  }
}
export type Telling = ReturnType<typeof telling>

/** A letter to a shopper; its last line says where to ask. */
export function letterTo(
  shop: ShopFacts,
  { language, value }: Telling,
  { subject, title, parts }: Pick<Letter, 'subject' | 'title' | 'parts'>,
): Letter {
  const closing = orderWords[language].questions(value(shop.email))
  return { language, shop: oneLine(shop.name), look: shop.look, subject: oneLine(subject), title, parts, closing }
}

/** The window that was promised, in words. */
export function promised({ promise, method }: OrderFacts, { language, window }: Telling): string | undefined {
  const words = orderWords[language]
  const say = method === 'pickup' ? words.promisePickup : words.promiseDelivery
  return promise && say(window(promise.from, promise.to))
}
