import { type Customer, exportCustomer as decideExport, forgetCustomer as decideForget } from '@souk/customers'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { type CustomerInputs, customerIdShape } from './inputs.ts'

interface Value {
  readonly customerId: string
}

/**
 * Staff take a person's data out for them: value is everything that the person's own export holds. Entered in the book,
 * for nothing changes that could tell of it. Refusals: `customer_not_found`, `customer_erased`.
 */
export const exportCustomer = defineCommand<CustomerInputs['exportCustomer'], Customer | undefined, Value>({
  name: 'exportCustomer',
  title: 'Export personal data',
  roles: ['administrator', 'manager', 'support'],
  lane: 'direct',
  audit: 'always',
  input: z.strictObject({ customerId: customerIdShape }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide: (customer) => decideExport(customer),
})

/**
 * Staff erase a person who asked them to. This decides whether they may; what goes is the errand's (`errands.ts`), the
 * same as when the person erases themselves. Refusals: those of the domain, `orders_under_way {numbers}`.
 */
export const forgetCustomer = defineCommand<CustomerInputs['forgetCustomer'], Customer | undefined, Value>({
  name: 'forgetCustomer',
  title: 'Erase personal data',
  roles: ['administrator', 'manager'],
  lane: 'direct',
  input: z.strictObject({ customerId: customerIdShape, confirmation: z.string().min(1).max(200) }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide: (customer, input) => decideForget(customer, input),
})
