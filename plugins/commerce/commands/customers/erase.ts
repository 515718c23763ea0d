import { type Customer, eraseCustomer as decideErase } from '@souk/customers'
import { ok, type Patch, type StoredDocument } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Ticket } from '@souk/support'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { type CustomerInputs, customerIdShape } from './inputs.ts'

type Scrub = Pick<Patch, 'set' | 'unset'>

/**
 * What of a document is a person's and goes, by type. Figures, goods, states and times stay: stock and revenue are
 * counted from them. Country and region stay, for the tax was theirs.
 */
export const personalValues = {
  order: (order) => ({
    set: {
      contact: { email: '', phone: '' },
      'address.name': '',
      'address.line1': '',
      'address.city': '',
      'address.postalCode': '',
      contentHash: '',
    },
    unset: ['address.line2', 'address.geopoint', ...notesOf(order)],
  }),
  payment: () => ({ unset: ['card', 'url'] }),
  // What was said for and against it may name anybody
  return: () => ({ unset: ['note', 'rejection'] }),
  message: () => ({ set: { to: '' } }),
  // Whatever was written may name anybody; without its key a file cannot be opened any more
  ticket: (ticket) => ({
    set: {
      contact: { name: '', email: '' },
      subject: '',
      messages: (ticket as Ticket).messages.map((message) => ({ ...message, body: '', attachments: [] })),
    },
    unset: [],
  }),
  event: () => ({ set: { payload: '' } }),
} as const satisfies Readonly<Record<string, (document: StoredDocument) => Scrub>>

/** What people wrote beside an event of an order may name anybody. */
const notesOf = (order: StoredDocument): readonly string[] =>
  ((order as Partial<Order> & StoredDocument).events ?? [])
    .filter(({ note }) => note !== undefined)
    .map(({ _key }) => `events[_key=="${_key}"].note`)

/** The patch that empties a document; undefined where its type holds nothing of a person. */
export function scrubOf(document: StoredDocument): Patch | undefined {
  const { _id: id, _rev: ifRevisionID, _type } = document
  const rows: Readonly<Record<string, (document: StoredDocument) => Scrub>> = personalValues
  const scrub = Object.hasOwn(rows, _type) ? rows[_type] : undefined
  return scrub && { id, ifRevisionID, ...scrub(document) }
}

/** Takes personal values out of documents that have to stay. Scrubbing twice changes nothing. */
export const scrubDocuments = defineCommand<
  CustomerInputs['scrubDocuments'],
  readonly (StoredDocument | undefined)[],
  { readonly scrubbed: number }
>({
  name: 'scrubDocuments',
  title: 'Take personal values out',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ ids: z.array(z.string().min(1).max(128)).max(100) }),
  load: (reader, { ids }) => reader.getAll(ids),
  applied: () => undefined,
  decide(documents) {
    const patches = documents.flatMap((document) => (document && scrubOf(document)) ?? [])
    return ok({ writes: patches.map((patch) => ({ patch })), effects: [], value: { scrubbed: patches.length } })
  },
})

/** Empties the account itself. The server has made sure that nothing of it is under way. */
export const eraseCustomer = defineCommand<
  CustomerInputs['eraseCustomer'],
  Customer | undefined,
  { readonly customer: string }
>({
  name: 'eraseCustomer',
  title: 'Erase an account',
  roles: [],
  lane: 'direct',
  audit: 'always',
  input: z.strictObject({
    customerId: customerIdShape,
    others: z.array(z.string().regex(/^(emailClaim|phoneClaim|session|verification)\.\w+$/)).max(1000),
  }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide: (customer, { others }, { now }) => decideErase(customer, others, now),
})
