import { addressFormOf, type Customer, type CustomerAddress } from '@souk/customers'
import type { Order } from '@souk/orders'
import type { Catalog } from '../catalog/catalog.ts'
import { localeOf } from '../languages.ts'
import { dayWords } from '../time.ts'
import { directionOf } from '../words/words.ts'

/** A row of the order history. */
export const orderRow = (order: Order, catalog: Catalog, language: string) => ({
  id: order._id,
  number: order.number,
  state: order.state,
  day: dayWords(order.placedAt ?? order.createdAt, catalog.settings.timeZone, localeOf(catalog.settings, language)),
  total: order.totals.total,
  units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
})
export type OrderRow = ReturnType<typeof orderRow>

/** An address in one line, in the order its country writes it; each part keeps its direction among words from the right. */
export function addressLine(address: CustomerAddress, language: string): string {
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(address.country) ?? address.country
  const parts = addressFormOf(address.country).order.flatMap((part) => address[part] || [])
  const isolate = (part: string): string => (directionOf(language) === 'rtl' ? `\u2068${part}\u2069` : part)
  return [...parts, country].map(isolate).join(directionOf(language) === 'rtl' ? '، ' : ', ')
}

/** A row of the address book. */
export const addressRow = (address: CustomerAddress, customer: Customer, language: string) => ({
  key: address._key,
  name: address.name,
  line: addressLine(address, language),
  first: customer.defaultAddress === address._key,
})

/** Countries by their names in a language, the shop's own first. */
export function countryOptions(language: string, own: string) {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const codes = countryCodes.split(' ').map((value) => ({ value, title: names.of(value) ?? value }))
  const sorted = codes.sort((a, b) => a.title.localeCompare(b.title, language))
  return [...sorted.filter(({ value }) => value === own), ...sorted.filter(({ value }) => value !== own)]
}

/** ISO 3166-1 alpha-2, without uninhabited territories. */
const countryCodes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
