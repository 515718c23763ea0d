import type { Customer } from '@souk/customers'
import { ulid } from '@souk/kernel'

/** What has been said on the phone so far. */
export interface PhoneDraft {
  /** Names the order, so that pressing twice places one. */
  readonly orderUlid: string
  /** Units by SKU, in the order in which they were named. */
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
  readonly method: 'delivery' | 'pickup'
  readonly location: string
  readonly payment: 'link' | 'cash'
  readonly customer?: string
  /** Whose account it is, and what it filled in. */
  readonly account?: { readonly name: string; readonly filled: Readonly<Partial<typeof untold>> }
  readonly language?: string
  readonly email: string
  readonly phone: string
  readonly name: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly country: string
}

/** Somebody with an account, as the search finds them. */
export type Caller = Pick<Customer, '_id' | 'name' | 'email' | 'phone' | 'language' | 'addresses' | 'defaultAddress'>

const mostUnits = 99
/** Who and where to, before anything is said of it. */
const untold = {
  email: '',
  phone: '',
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
}
const fields = Object.keys(untold) as readonly (keyof typeof untold)[]

export const emptyDraft = (nowMs: number, random: Uint8Array): PhoneDraft => ({
  orderUlid: ulid(nowMs, random),
  lines: [],
  method: 'delivery',
  location: '',
  payment: 'link',
  ...untold,
})

/** So many units of a SKU; none takes it out, and what is no number changes nothing. */
export function withLine({ lines }: PhoneDraft, sku: string, wanted: number): PhoneDraft['lines'] {
  if (Number.isNaN(wanted)) return lines
  const quantity = Math.min(mostUnits, Math.max(0, Math.trunc(wanted)))
  const known = lines.some((line) => line.sku === sku)
  const next = known
    ? lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
    : [...lines, { sku, quantity }]
  return next.filter((line) => line.quantity > 0)
}

/** One more of a SKU. */
export const withOneMore = (draft: PhoneDraft, sku: string): PhoneDraft['lines'] =>
  withLine(draft, sku, (draft.lines.find((line) => line.sku === sku)?.quantity ?? 0) + 1)

/** As it was without the account that was chosen: what it filled in goes, what was typed over it stays. */
export function withoutCaller({ customer: _, language: __, account, ...said }: PhoneDraft): PhoneDraft {
  const theirs = fields.filter((field) => account?.filled[field] === said[field])
  return { ...said, ...Object.fromEntries(theirs.map((field) => [field, ''])) }
}

/** What an account says of somebody; what was typed and the account does not know stays, another account's does not. */
export function withCaller(draft: PhoneDraft, caller: Caller): PhoneDraft {
  const address = caller.addresses?.find(({ _key }) => _key === caller.defaultAddress) ?? caller.addresses?.[0]
  const name = address?.name || caller.name
  const filled = {
    ...(caller.email ? { email: caller.email } : {}),
    ...(caller.phone ? { phone: caller.phone } : {}),
    ...(name ? { name } : {}),
    ...(address
      ? {
          line1: address.line1,
          line2: address.line2 ?? '',
          city: address.city,
          region: address.region ?? '',
          postalCode: address.postalCode,
          country: address.country,
        }
      : {}),
  }
  return {
    ...withoutCaller(draft),
    ...filled,
    customer: caller._id,
    account: { name: caller.name, filled },
    ...(caller.language ? { language: caller.language } : {}),
  }
}

const addressOf = ({ name, line1, line2, city, region, postalCode, country }: PhoneDraft) => ({
  name,
  line1,
  city,
  postalCode,
  country: country.toUpperCase(),
  ...(line2 ? { line2 } : {}),
  ...(region ? { region } : {}),
})

/** What the server is asked to price. The address counts once its postcode and country are there. */
export const wishOf = (draft: PhoneDraft) => ({
  lines: draft.lines,
  delivery: {
    method: draft.method,
    ...(draft.method === 'pickup' && draft.location ? { location: draft.location } : {}),
  },
  ...(draft.method === 'delivery' && draft.postalCode.trim() && /^[a-z]{2}$/i.test(draft.country)
    ? { address: addressOf(draft) }
    : {}),
})

/** What is to be placed, at the sum that was told. */
export const orderOf = (draft: PhoneDraft, total: number | undefined) => ({
  ...wishOf(draft),
  address: addressOf(draft),
  orderUlid: draft.orderUlid,
  email: draft.email.trim(),
  phone: draft.phone.trim(),
  payment: draft.payment,
  ...(draft.customer ? { customer: draft.customer } : {}),
  ...(draft.language ? { language: draft.language } : {}),
  ...(total === undefined ? {} : { total }),
})

/** What has to be asked next, in words; empty once nothing is missing. */
export function missingIn(draft: PhoneDraft): string {
  if (draft.lines.length === 0) return 'Add something first.'
  if (!draft.name.trim()) return 'Ask for the name.'
  if (!/^\S+@\S+\.\S+$/.test(draft.email.trim())) return 'Ask for the e-mail address: the receipt goes there.'
  if (!draft.phone.trim()) return 'Ask for the phone number.'
  if (draft.method === 'pickup') return draft.location ? '' : 'Ask where they pick it up.'
  if (!draft.line1.trim() || !draft.city.trim()) return 'Ask for street and city.'
  if (!draft.postalCode.trim() || !/^[a-z]{2}$/i.test(draft.country)) return 'Ask for postcode and country.'
  return ''
}

/** What `placePhoneOrder` answers. */
export interface PlacedOnPhone {
  readonly orderId: string
  readonly number: string
  readonly state: string
  readonly linkSent: boolean
}

/** What to say of an order that stands while the way to pay it was not mailed; else empty. */
export function unmailed({ number, state, linkSent }: Omit<PlacedOnPhone, 'orderId'>): string {
  return state === 'pending_payment' && !linkSent
    ? `Order ${number} is placed, but the link was not mailed. Send the payment link from its page.`
    : ''
}
