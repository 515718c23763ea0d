import { categoryNames, priorityNames, textLimits, ticketLifecycle } from '@souk/support'
import { z } from 'zod'
import { Instant, listOf, OrderId, paging } from './common.ts'

const literals = (names: readonly string[]) => z.enum(names as readonly [string, ...string[]])
const category = z.enum(categoryNames as readonly [(typeof categoryNames)[number], ...(typeof categoryNames)[number][]])
const state = literals(Object.keys(ticketLifecycle))
const message = z.string().min(1).max(textLimits.body).meta({ example: 'The almond croissant was not in the bag.' })

export const TicketId = z
  .string()
  .regex(/^ticket\.[A-Za-z0-9]{1,60}$/)
  .meta({ example: 'ticket.01jd3k8zq4x5v6w7y8z9a0b1c2' })
export const AttachmentKey = z.string().regex(/^[0-9a-f]{32}$/)

export const NewTicket = z
  .strictObject({
    subject: z.string().min(1).max(textLimits.subject).meta({ example: 'One thing is missing' }),
    category: category.optional().meta({ description: '`other` when left out.' }),
    message,
    email: z.string().max(200).optional().meta({
      description: 'Where to answer; the account’s or the order’s when left out.',
      example: 'amira@example.com',
    }),
    name: z.string().max(textLimits.name).optional(),
    order: OrderId.optional().meta({ description: 'An order that the caller may see.' }),
    product: z.string().max(100).optional().meta({ description: 'Handle of a product.' }),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .max(35)
      .optional(),
  })
  .meta({ id: 'NewTicket' })

export const NewTicketMessage = z
  .strictObject({
    message,
    internal: z.boolean().optional().meta({ description: 'Staff: a note that the shopper never sees.' }),
  })
  .meta({ id: 'NewTicketMessage' })

export const NewFile = z
  .strictObject({
    name: z.string().min(1).max(120).meta({ example: 'bag.png' }),
    data: z.base64().min(1).meta({ description: 'The file: a picture or a PDF of 5 MB at most.' }),
  })
  .meta({ id: 'NewFile' })
export const KeptFile = z
  .strictObject({
    _key: z.string(),
    file: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.int(),
  })
  .meta({ id: 'KeptFile', description: 'Goes with the answer as one of its `attachments`.' })

const TicketMessage = z.strictObject({
  at: Instant,
  author: z.strictObject({ kind: z.string(), name: z.string() }),
  internal: z.boolean(),
  message: z.string(),
  attachments: z.array(
    z.strictObject({ key: z.string(), name: z.string(), type: z.string(), size: z.int(), url: z.string() }),
  ),
})

export const Ticket = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    subject: z.string(),
    category: z.string(),
    state,
    order: z.string().nullable(),
    product: z.string().nullable(),
    createdAt: Instant,
    messages: z.array(TicketMessage),
    desk: z
      .strictObject({
        priority: z.string(),
        assignee: z.string().nullable(),
        contact: z.strictObject({ name: z.string(), email: z.string() }),
        firstResponseDueAt: Instant,
        firstResponseAt: Instant.nullable(),
        resolveDueAt: Instant,
        resolvedAt: Instant.nullable(),
      })
      .nullable()
      .meta({ description: 'For staff alone.' }),
  })
  .meta({ id: 'Ticket' })
export const OpenedTicket = z
  .strictObject({ ticket: Ticket, accessToken: z.string().meta({ description: 'Bearer of this ticket.' }) })
  .meta({ id: 'OpenedTicket' })

export const TicketsQuery = z.strictObject({
  state: state.optional(),
  assignee: z.string().min(1).max(128).optional().meta({ description: 'A person’s id, or `none`.' }),
  category: category.optional(),
  priority: literals(priorityNames).optional(),
  ...paging,
})
export const TicketList = listOf(
  z
    .strictObject({
      id: z.string(),
      number: z.string(),
      subject: z.string(),
      category: z.string(),
      priority: z.string(),
      state,
      assignee: z.string().nullable(),
      order: z.string().nullable(),
      createdAt: Instant,
      saidAt: Instant,
    })
    .meta({ id: 'TicketRow' }),
).meta({ id: 'TicketList' })
