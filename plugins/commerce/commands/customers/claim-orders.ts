import type { Customer } from '@souk/customers'
import { ok, refuse } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { orderIdShape } from '../work.ts'
import { customerGone } from './customer-gone.ts'
import { type CustomerInputs, customerIdShape } from './inputs.ts'

interface Facts {
  readonly customer: Customer | undefined
  readonly orders: readonly (Order | undefined)[]
}

/** Gives guest orders to the account that has confirmed their e-mail; all others are left alone. */
export const claimOrders = defineCommand<CustomerInputs['claimOrders'], Facts, { readonly orders: readonly string[] }>({
  name: 'claimOrders',
  title: 'Take guest orders into the account',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ customerId: customerIdShape, orderIds: z.array(orderIdShape).max(100) }),
  async load(reader, { customerId, orderIds }) {
    const [customer, orders] = await Promise.all([reader.get<Customer>(customerId), reader.getAll<Order>(orderIds)])
    return { customer, orders }
  },
  applied: () => undefined,
  decide({ customer, orders }) {
    if (customer?.state !== 'active') return refuse(customerGone)
    const own = orders.flatMap((order) => (order && isTheirs(order, customer) ? [order] : []))
    return ok({
      writes: own.map(({ _id: id, _rev: ifRevisionID }) => ({
        patch: { id, ifRevisionID, set: { customer: customer._id } },
      })),
      effects: [],
      value: { orders: own.map(({ _id }) => _id) },
    })
  },
})

const isTheirs = ({ customer, contact }: Order, { email, emailConfirmedAt, unproven }: Customer): boolean =>
  customer === undefined &&
  emailConfirmedAt !== undefined &&
  unproven !== true &&
  contact.email.trim().toLowerCase() === email
