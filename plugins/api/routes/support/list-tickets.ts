import type { Ticket } from '@souk/support'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../cursor.ts'
import { defineRoute } from '../../route.ts'
import { TicketList, TicketsQuery } from '../../schemas/support.ts'
import { deskRoles, toTicketRow } from '../../ticket-view.ts'

/** `GET /tickets`: newest first. The page is found by query; its tickets are read by id. */
export const listTickets = defineRoute({
  method: 'GET',
  path: '/tickets',
  id: 'listTickets',
  summary: 'List tickets',
  tag: 'Support',
  access: 'staff',
  roles: deskRoles,
  params: z.strictObject({}),
  query: TicketsQuery,
  status: 200,
  answer: TicketList,
  problems: [],
  async run({ query, services }) {
    const { limit = 20, cursor, assignee, ...equal } = query
    const place = cursor === undefined ? undefined : readCursor(cursor)
    const given = Object.entries(equal).filter(([, value]) => value !== undefined)
    const filters = [
      '_type == "ticket"',
      ...given.map(([field]) => `${field} == $${field}`),
      ...(assignee === undefined ? [] : [assignee === 'none' ? '!defined(assignee)' : 'assignee.id == $assignee']),
      ...(place ? ['(createdAt < $at || createdAt == $at && _id < $after)'] : []),
    ]
    const parameters = {
      last: limit,
      ...Object.fromEntries(given),
      ...(assignee === undefined || assignee === 'none' ? {} : { assignee }),
      ...(place ? { at: String(place.value), after: place.id } : {}),
    }
    const { store } = services.commerce
    const groq = `*[${filters.join(' && ')}] | order(createdAt desc, _id desc) [0..$last]._id`
    const ids = await store.query<readonly string[]>(groq, parameters)
    const shown = (await store.get(ids.slice(0, limit))).filter((each) => each?._type === 'ticket') as Ticket[]
    const last = shown.at(-1)
    const next = last && ids.length > limit ? writeCursor({ value: last.createdAt, id: last._id }) : null
    return { value: { data: shown.map(toTicketRow), page: { next } } }
  },
})
