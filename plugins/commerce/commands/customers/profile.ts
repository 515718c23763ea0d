import {
  changeProfile as decideProfile,
  type Customer,
  removeAddress as decideRemove,
  saveAddress as decideSave,
} from '@souk/customers'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { type CustomerInputs, customerIdShape, keyShape, languageShape, nameShape } from './inputs.ts'

/** Changes name, language and consents. */
export const changeProfile = defineCommand<
  CustomerInputs['changeProfile'],
  Customer | undefined,
  { readonly customer: string }
>({
  name: 'changeProfile',
  title: 'Change the profile',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    customerId: customerIdShape,
    name: nameShape.exactOptional(),
    language: languageShape.exactOptional(),
    consents: z
      .strictObject({ marketing: z.boolean().exactOptional(), analytics: z.boolean().exactOptional() })
      .exactOptional(),
  }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide: (customer, { customerId: _, ...change }, { now }) => decideProfile(customer, change, now),
})

const line = (most: number) => z.string().max(most)

/** Puts an address into the book. It has been checked by its country's rules before. */
export const saveAddress = defineCommand<CustomerInputs['saveAddress'], Customer | undefined, { readonly key: string }>(
  {
    name: 'saveAddress',
    title: 'Save an address',
    roles: [],
    lane: 'direct',
    input: z.strictObject({
      customerId: customerIdShape,
      key: keyShape,
      address: z.strictObject({
        name: line(120),
        line1: line(200),
        line2: line(200).exactOptional(),
        city: line(120),
        region: line(120).exactOptional(),
        postalCode: line(20),
        country: z.string().regex(/^[A-Z]{2}$/),
      }),
      preferred: z.boolean(),
    }),
    load: (reader, { customerId }) => reader.get<Customer>(customerId),
    applied: () => undefined,
    decide: (customer, input) => decideSave(customer, input),
  },
)

/** Takes an address out of the book. */
export const removeAddress = defineCommand<
  CustomerInputs['removeAddress'],
  Customer | undefined,
  { readonly key: string }
>({
  name: 'removeAddress',
  title: 'Remove an address',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ customerId: customerIdShape, key: keyShape }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide: (customer, input) => decideRemove(customer, input),
})
