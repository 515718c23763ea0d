import { type Customer, customerRefusals, type Session } from '@souk/customers'
import { type Actor, ok, type Refusal, type Result, refuse, type StoredDocument } from '@souk/kernel'
import { fillWords } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Accounts } from './contract.ts'
import { claimGuestOrders } from './guest-orders.ts'
import { type AccountParts, claimIdOf, readDocument, shopperOf } from './parts.ts'
import { provePassword } from './proof.ts'
import { sessionsOf } from './signing-in.ts'

/** All orders of a customer, page by page. */
export const allOrdersOf = '*[_type == "order" && customer == $customer && _id > $after] | order(_id asc)[0...200]'
/** What stands around orders and holds a person's values, or is told to them. */
export const aroundOrders =
  '*[_type in ["payment", "refund", "fulfillment", "shipment", "event", "return"] && order in $orders] | order(_id asc)[0...2000]'
/** What was said to a person. */
export const messagesTo =
  '*[_type == "message" && (to in $contacts || order in $orders || about in $abouts)] | order(_id asc)[0...2000]'
/** Questions that a person was asked. */
export const questionsTo =
  '*[_type == "verification" && (customer == $customer || to in $contacts)] | order(_id asc)[0...500]'
/** Tickets that a person wrote. */
export const ticketsOf = '*[_type == "ticket" && customer == $customer] | order(_id asc)[0...500]'

const underWay = new Set(['pending_payment', 'placed', 'on_hold'])
const atOnce = 50

/** Taking one's data along, and going. */
export function createLeaving(parts: AccountParts): Pick<Accounts, 'exportAll' | 'erase' | 'forget'> {
  const { clock } = parts
  return {
    async exportAll(customerId) {
      const held = await holdingsOf(parts, customerId)
      const { customer, orders, around, messages, questions, sessions, tickets } = held
      const of = (type: string) => around.filter(({ _type }) => _type === type)
      return {
        exportedAt: clock(),
        customer: customer ?? null,
        orders,
        payments: of('payment'),
        refunds: of('refund'),
        fulfillments: of('fulfillment'),
        shipments: of('shipment'),
        returns: of('return'),
        messages,
        verifications: questions,
        // The id is the fingerprint of a key to the account; what it says is all there is to tell
        sessions: sessions.map(({ device, createdAt, lastSeenAt }) => ({ device, createdAt, lastSeenAt })),
        tickets,
      }
    },

    async erase(customerId, password) {
      const proved = await provePassword(parts, customerId, password, 'password')
      return proved.ok ? forget(parts, customerId, shopperOf(customerId)) : proved
    },

    forget: (customerId, actor) => forget(parts, customerId, actor),
  }
}

/** Takes everything personal away, and the account last: whoever finds an account left finishes what was begun. */
async function forget(parts: AccountParts, customerId: string, actor: Actor): Promise<Result<undefined, Refusal>> {
  await claimGuestOrders(parts, customerId)
  const held = await holdingsOf(parts, customerId)
  const open = held.orders.filter(({ state }) => underWay.has(state))
  if (open.length > 0) return stillUnderWay(open)
  const documents = [...held.orders, ...held.around, ...held.messages, ...held.tickets]
  const scrubbed = await scrub(parts, customerId, documents)
  if (!scrubbed.ok) return scrubbed
  const others = [...held.claims, ...held.questions.map(({ _id }) => _id), ...held.sessions.map(({ _id }) => _id)]
  const done = await parts.dispatch('eraseCustomer', { customerId, others }, { actor })
  return done.ok ? ok(undefined) : done
}

function stillUnderWay(orders: readonly Order[]) {
  const detail = { numbers: orders.map(({ number }) => number).join(', ') }
  return refuse({
    code: 'orders_under_way',
    message: fillWords(customerRefusals.orders_under_way.staff, detail),
    detail,
  })
}

/** Some at a time, each time as one transaction; a second run finishes what a first one left. */
async function scrub(
  { dispatch }: AccountParts,
  customerId: string,
  documents: readonly StoredDocument[],
): Promise<Result<undefined>> {
  const ids = documents.map(({ _id }) => _id)
  for (let start = 0; start < ids.length; start += atOnce) {
    const input = { ids: ids.slice(start, start + atOnce) }
    const done = await dispatch('scrubDocuments', input, { actor: shopperOf(customerId) })
    if (!done.ok) return done
  }
  return ok(undefined)
}

/** Everything that is stored of a person. */
async function holdingsOf(parts: AccountParts, customerId: string) {
  const { store } = parts
  const customer = await readDocument<Customer>(store, customerId, 'customer')
  const contacts = [customer?.email, customer?.phone].flatMap((each) => each ?? [])
  const orders = await everyOrder(parts, customerId)
  const ids = orders.map(({ _id }) => _id)
  const by = { customer: customerId, contacts, orders: ids }
  const [around, questions, sessions, tickets] = await Promise.all([
    ids.length === 0 ? [] : store.query<readonly StoredDocument[]>(aroundOrders, by),
    store.query<readonly StoredDocument[]>(questionsTo, by),
    store.query<readonly Session[]>(sessionsOf, by),
    store.query<readonly StoredDocument[]>(ticketsOf, by),
  ])
  const abouts = [...questions, ...tickets].map(({ _id }) => _id)
  const messages = await store.query<readonly StoredDocument[]>(messagesTo, { ...by, abouts })
  const claims = [
    ...(customer?.email === undefined ? [] : [claimIdOf(parts, 'email', customer.email)]),
    ...(customer?.phone === undefined ? [] : [claimIdOf(parts, 'sms', customer.phone)]),
  ]
  return { customer, orders, around, messages, questions, sessions, tickets, claims }
}

async function everyOrder({ store }: AccountParts, customer: string): Promise<readonly Order[]> {
  const all: Order[] = []
  for (;;) {
    const after = all.at(-1)?._id ?? ''
    const next = await store.query<readonly Order[]>(allOrdersOf, { customer, after })
    all.push(...next)
    if (next.length < 200) return all
  }
}
