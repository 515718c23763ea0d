import { accountWords } from './account.ts'
import { awayWords } from './away.ts'
import { bundleWords } from './bundle.ts'
import { cartWords } from './cart.ts'
import { arabicDigits, withPhrases } from './change-words.ts'
import { checkoutWords } from './checkout.ts'
import { figuresWords } from './figures.ts'
import { frameWords } from './frame.ts'
import { laterWords } from './later.ts'
import { lineWords } from './line.ts'
import { missingWords } from './missing.ts'
import { orderWords } from './order.ts'
import { parcelWords } from './parcel.ts'
import { paymentWords } from './payment.ts'
import { productWords } from './product.ts'
import { promotionWords } from './promotions.ts'
import { returnWords } from './returns.ts'
import { riderWords } from './rider.ts'
import { shelfWords } from './shelf.ts'
import { supportWords } from './support.ts'

/** The tables of every feature in one language, under the names that pages use. */
const table = (language: 'en' | 'ar' | 'ur') => ({
  ...frameWords[language],
  ...shelfWords[language],
  away: awayWords[language],
  later: laterWords[language],
  line: lineWords[language],
  product: productWords[language],
  promotion: promotionWords[language],
  bundle: bundleWords[language],
  cart: cartWords[language],
  accounts: accountWords[language],
  checkout: checkoutWords[language],
  missing: missingWords[language],
  order: orderWords[language],
  parcel: parcelWords[language],
  returns: returnWords[language],
  rider: riderWords[language],
  figures: figuresWords[language],
  payment: paymentWords[language],
  support: supportWords[language],
})

/** The shape that every language's table has. */
export type Words = ReturnType<typeof table>

const english = table('en')
const tables: Readonly<Record<string, Words>> = { en: english, ar: arabicDigits(table('ar')), ur: table('ur') }
/** Tables with a shop's own phrases, made once per set of phrases. */
const worded = new WeakMap<Phrases, { readonly from: Words; readonly words: Words }>()

/** Words of the dataset that stand in for a table's own: path to text, `product.add` to `Add to bag`. */
export type Phrases = Readonly<Record<string, string>>

/** The message table of a language: exact tag, its primary language, else English. Phrases win over its plain words. */
export function wordsFor(language: string, phrases?: Phrases): Words {
  const found = tables[language] ?? tables[language.split('-')[0] ?? ''] ?? english
  if (!phrases || Object.keys(phrases).length === 0) return found
  const held = worded.get(phrases)
  if (held?.from === found) return held.words
  const words = withPhrases(found, phrases)
  worded.set(phrases, { from: found, words })
  return words
}

/** Scripts that run from right to left. Source: CLDR, the languages Souk's shops may speak. */
const rightToLeft = new Set(['ar', 'ur', 'fa', 'he'])

/** The direction a language is read in. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
