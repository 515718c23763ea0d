import type { Customer } from '@souk/customers'
import { normalEmail } from '@souk/customers/formats'
import { type Actor, type Clock, type NewUlid, ok, type Refusal, refuse, type Result } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { supportRefusals, textLimits, type Ticket, tidyLine } from '@souk/support'
import { tooMany } from '../accounts/contact.ts'
import { createThrottle } from '../accounts/throttle.ts'
import type { DocumentStore } from '../contract.ts'
import { invalidInput } from '../dispatch/command.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { OrderSecrets } from '../secrets.ts'
import type { FileStore, NewTicket, OpenedTicket, SupportDesk } from './contract.ts'
import { createSealedFiles } from './sealed-files.ts'

export interface DeskParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly clock: Clock
  readonly newUlid: NewUlid
  readonly secrets: OrderSecrets
  readonly secret: string
  readonly files: FileStore | undefined
}

/** Tickets of an account. */
export const ticketsOfCustomer = '*[_type == "ticket" && customer == $customer] | order(saidAt desc)[0...$limit]._id'

const shopper: Actor = { kind: 'shopper', id: 'shopper', name: '' }

/** The shoppers' side of support. */
export function createSupportDesk(parts: DeskParts): SupportDesk {
  const { store, dispatch, newUlid, secrets } = parts
  const throttle = createThrottle(parts.clock)
  const files = createSealedFiles(parts.files, parts.secret)

  function admit(rule: 'ticket' | 'ticketTo' | 'ticketReply', name: string): Result<undefined, Refusal> {
    const wait = throttle.wait(rule, name)
    if (wait > 0) return tooMany(wait)
    throttle.count(rule, name)
    return ok(undefined)
  }
  async function read(ticketId: string): Promise<Ticket | undefined> {
    const [found] = await store.get([ticketId])
    return found?._type === 'ticket' ? (found as Ticket) : undefined
  }

  return {
    read,
    async open({ files: incoming = [], email, name, ...input }, asker, once) {
      const admitted = admit('ticket', asker.address)
      if (!admitted.ok) return admitted
      const contact = await contactOf(store, { ...input, email, name })
      if (!contact.ok) return contact
      // Nobody makes us write to a stranger again and again
      const written = admit('ticketTo', contact.value.email)
      if (!written.ok) return written
      const attachments = await files.keepAll(incoming)
      if (!attachments.ok) return attachments
      const ulid = once ?? newUlid()
      const done = await dispatch(
        'openTicket',
        { ...input, ulid, contact: contact.value, attachments: attachments.value },
        { actor: shopper, ...(once !== undefined && { commandId: once }) },
      )
      if (!done.ok) return done
      const { ticketId, number } = done.value as Pick<OpenedTicket, 'ticketId' | 'number'>
      return ok({ ticketId, number, accessToken: secrets.accessToken(ticketId) })
    },
    async reply(ticketId, { body, files: incoming = [] }, asker, once) {
      const admitted = admit('ticketReply', asker.address)
      if (!admitted.ok) return admitted
      const attachments = await files.keepAll(incoming)
      if (!attachments.ok) return attachments
      const input = { ticketId, body, attachments: attachments.value }
      const context = { actor: shopper, ...(once !== undefined && { commandId: once }) }
      const done = await dispatch('replyToTicket', input, context)
      return done as Awaited<ReturnType<SupportDesk['reply']>>
    },
    async ofCustomer(customer, limit) {
      const ids = await store.query<readonly string[]>(ticketsOfCustomer, { customer, limit })
      const found = ids.length === 0 ? [] : await store.get(ids)
      return found.filter((each) => each?._type === 'ticket') as unknown as readonly Ticket[]
    },
    async keep(file) {
      const kept = await files.keepAll([file])
      if (!kept.ok) return kept
      const [attachment] = kept.value
      return attachment
        ? ok(attachment)
        : refuse({ code: 'attachment_refused', message: supportRefusals.attachment_refused.staff })
    },
    async file(ticketId, key, audience) {
      const ticket = await read(ticketId)
      const seen = ticket?.messages.filter(({ kind }) => audience === 'staff' || kind === 'public') ?? []
      const attachment = seen.flatMap(({ attachments }) => attachments).find(({ _key }) => _key === key)
      return attachment && files.open(attachment)
    },
  }
}

/** Where the answer goes: what was typed, else the account's address, else the order's. */
async function contactOf(
  store: DocumentStore,
  {
    email,
    name,
    customer,
    order,
  }: Omit<Pick<NewTicket, 'customer' | 'order'>, never> & {
    readonly email: string | undefined
    readonly name: string | undefined
  },
): Promise<Result<Ticket['contact'], Refusal>> {
  const ids = [customer, order].flatMap((id) => id ?? [])
  const found = ids.length === 0 ? [] : await store.get(ids)
  const account = found.find((each) => each?._type === 'customer') as Customer | undefined
  const bought = found.find((each) => each?._type === 'order') as Order | undefined
  const typed = email?.trim() ?? ''
  const known = typed === '' ? (account?.email ?? bought?.contact.email ?? '') : typed
  if (known === '') return refuse({ code: 'contact_needed', message: supportRefusals.contact_needed.staff })
  const address = normalEmail(known)
  if (address === undefined)
    return refuse(invalidInput([{ path: ['email'], message: 'Use an address like name@example.com.' }]))
  const called = tidyLine(name ?? '') || account?.name || bought?.address.name || ''
  return ok({ name: called.slice(0, textLimits.name), email: address })
}
