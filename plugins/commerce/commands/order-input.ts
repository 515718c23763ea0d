import type { AddressPart } from '@souk/customers'
import { type AddressProblem, checkAddress, normalAddress, plainText, toCallable } from '@souk/customers/formats'
import type { z } from 'zod'
import type { CommandInputs } from '../contract.ts'

type Input = CommandInputs['placeOrder']
type Address = Input['address']

/** An order as it is kept: address and phone by the rules of the address's country, whoever sent it. */
export function tidyOrder({ address, phone, ...rest }: Input): Input {
  return {
    ...rest,
    address: tidyAddress(address),
    phone: callable(phone, address.country) ?? plainText(phone),
  }
}

function tidyAddress({ geopoint, ...typed }: Address): Address {
  return { ...normalAddress({ line2: '', region: '', ...typed }), ...(geopoint && { geopoint }) }
}

/** Programs write numbers in full: a plus, and as many digits as any country has. People write as at home. */
const callable = (phone: string, country: string): string | undefined =>
  toCallable(phone, country) ?? (/^\+[1-9]\d{7,14}$/.test(phone) && !/^\+(\d)\1+$/.test(phone) ? phone : undefined)

/**
 * What a tidied order may not say: a number that nobody can be called under, an address that its country does not have,
 * a slot that is not offered. A state may be left out; a counter needs nobody's address but a name.
 */
export function checkOrder(input: Input, context: z.RefinementCtx<Input>): void {
  const { address, delivery, phone } = input
  const say = (path: readonly string[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message, input })
  if (callable(phone, address.country) === undefined)
    say(['phone'], 'Write a phone number that can be called, with its country code.')
  const problems = Object.entries(checkAddress(address)) as readonly (readonly [keyof typeof parts, AddressProblem])[]
  for (const [part, problem] of problems) {
    const left = problem === 'missing' && part === 'region'
    if (!left && (delivery.method === 'delivery' || part === 'name')) say(['address', part], parts[part](address))
  }
  if (delivery.location !== undefined && delivery.method === 'delivery')
    say(['delivery', 'location'], 'A place is chosen for pickup only.')
  if (delivery.slotId !== undefined)
    say(['delivery', 'slotId'], 'There is no such slot. Leave it out: no slot is needed.')
}

const parts = {
  name: () => 'Write the name of whoever receives it, 120 letters at most.',
  line1: () => 'Write street and number, 200 letters at most.',
  line2: () => 'Use 200 letters at most.',
  city: () => 'Write the city, 120 letters at most.',
  region: ({ country }) => `Use the name or the code of a region of ${country}.`,
  postalCode: ({ country }) => `Write a postcode as ${country} has them.`,
  country: () => 'Use the two letters of a country.',
} as const satisfies Readonly<Record<AddressPart | 'name' | 'country', (address: Address) => string>>
