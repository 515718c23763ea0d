import { ok } from '@souk/kernel'
import type { Order } from '@souk/orders'
import {
  attachmentLimits,
  categoryNames,
  openTicket as decideOpen,
  textLimits,
  type Ticket,
  type TicketCategory,
  ticketId,
} from '@souk/support'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { customerIdShape, languageShape } from '../customers/inputs.ts'
import { orderIdShape, orderNotFound } from '../work.ts'
import { attachmentShape } from './inputs.ts'
import { tellShopper } from './tell-shopper.ts'

type Input = CommandInputs['openTicket']
interface Facts {
  readonly made: Ticket | undefined
  readonly order: Order | undefined
}
interface Value {
  readonly ticketId: string
  readonly number: string
}

/** A shopper asks; they are told that it arrived. Whose order it is has been checked by whoever runs this. */
export const openTicket = defineCommand<Input, Facts, Value>({
  name: 'openTicket',
  title: 'Open a ticket',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    ulid: z.string().regex(/^[A-Za-z0-9]{6,60}$/),
    subject: z.string().max(textLimits.subject),
    category: z.enum(categoryNames as readonly [TicketCategory, ...TicketCategory[]]),
    body: z.string().max(textLimits.body),
    order: orderIdShape.exactOptional(),
    product: z.string().max(128).exactOptional(),
    customer: customerIdShape.exactOptional(),
    contact: z.strictObject({ name: z.string().max(textLimits.name), email: z.string().min(3).max(200) }),
    language: languageShape,
    attachments: z.array(attachmentShape).max(attachmentLimits.most),
  }),
  async load(reader, { ulid, order }) {
    const [made, found] = await Promise.all([
      reader.get<Ticket>(ticketId(ulid)),
      order === undefined ? undefined : reader.peek<Order>([order]),
    ])
    return { made, order: found?.[0] }
  },
  applied: ({ made }) => made && ok({ ticketId: made._id, number: made.number }),
  decide({ order }, input, call) {
    if (input.order !== undefined && order?._type !== 'order') return orderNotFound()
    const about = order ? { orderNumber: order.number } : {}
    const decided = decideOpen({ ...input, ...about, commandId: call.commandId, actor: call.actor }, call.now)
    if (!decided.ok) return decided
    const { writes, value } = decided.value
    const told = tellShopper(value, 'ticket-received', call)
    return ok({
      writes: [...writes, ...told.writes],
      effects: told.effects,
      value: { ticketId: value._id, number: value.number },
    })
  },
})
