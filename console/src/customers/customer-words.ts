import type { Customer } from '@souk/customers'
import type { Tone } from '@souk/kernel'

/** A row of the list of customers. */
export interface CustomerRow extends Pick<Customer, '_id' | '_rev' | 'state' | 'createdAt'> {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: string | null
  readonly orders: number
}

/** How staff call the states of an account. */
export const customerStates = {
  unconfirmed: { title: 'Waits for confirmation', tone: 'caution' },
  active: { title: 'Active', tone: 'positive' },
  erased: { title: 'Erased', tone: 'default' },
} as const satisfies Record<Customer['state'], { readonly title: string; readonly tone: Tone }>

/** The shop's languages as staff call them. */
export const languages: Readonly<Record<string, string>> = { en: 'English', ar: 'Arabic', ur: 'Urdu' }
