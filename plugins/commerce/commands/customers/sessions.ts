import { type Customer, customerRefusals, newHash, type Session } from '@souk/customers'
import { ok, refuse } from '@souk/kernel'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { customerGone } from './customer-gone.ts'
import { type CustomerInputs, customerIdShape, hashShape, sessionIdShape } from './inputs.ts'

interface OpenFacts {
  readonly customer: Customer | undefined
  readonly session: Session | undefined
  readonly former: Session | undefined
}

/** Lets a shopper in under a new session; the one that the browser held before is gone. */
export const openSession = defineCommand<CustomerInputs['openSession'], OpenFacts, { sessionId: string }>({
  name: 'openSession',
  title: 'Sign in',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    sessionId: sessionIdShape,
    customerId: customerIdShape,
    device: z.string().max(80),
    hash: hashShape.exactOptional(),
    replaces: sessionIdShape.exactOptional(),
  }),
  async load(reader, { customerId, sessionId, replaces }) {
    const [[customer], [session, former]] = await Promise.all([
      reader.getAll<Customer>([customerId]),
      reader.getAll<Session>([sessionId, ...(replaces === undefined ? [] : [replaces])]),
    ])
    return { customer, session, former }
  },
  applied: ({ session }) => session && ok({ sessionId: session._id }),
  decide({ customer, former }, { sessionId, device, hash }, { now }) {
    if (customer?.state !== 'active') return refuse(customerGone)
    const session = {
      _id: sessionId,
      _type: 'session',
      customer: customer._id,
      device,
      createdAt: now,
      lastSeenAt: now,
    }
    return ok({
      writes: [
        { create: session },
        ...(former ? [{ delete: { id: former._id } }] : []),
        ...(hash === undefined ? [] : [newHash(customer._id, hash, now)]),
      ],
      effects: [],
      value: { sessionId },
    })
  },
})

/** Notes that a session is in use. */
export const touchSession = defineCommand<CustomerInputs['touchSession'], Session | undefined, undefined>({
  name: 'touchSession',
  title: 'Session in use',
  roles: [],
  lane: 'cart',
  input: z.strictObject({ sessionId: sessionIdShape }),
  load: (reader, { sessionId }) => reader.get<Session>(sessionId),
  applied: () => undefined,
  decide: (session, _, { now }) =>
    ok({
      writes: session ? [{ patch: { id: session._id, ifRevisionID: session._rev, set: { lastSeenAt: now } } }] : [],
      effects: [],
      value: undefined,
    }),
})

/** Signs one device out. Refuses `session_not_found` for another's. */
export const closeSession = defineCommand<CustomerInputs['closeSession'], Session | undefined, undefined>({
  name: 'closeSession',
  title: 'Sign out',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ sessionId: sessionIdShape, customerId: customerIdShape }),
  load: (reader, { sessionId }) => reader.get<Session>(sessionId),
  applied: () => undefined,
  decide(session, { customerId }) {
    if (session?.customer !== customerId)
      return refuse({ code: 'session_not_found', message: customerRefusals.session_not_found.staff })
    return ok({ writes: [{ delete: { id: session._id } }], effects: [], value: undefined })
  },
})

/** Signs every device out at once; what a query has not found yet is over by `sessionsFrom`. */
export const closeAllSessions = defineCommand<CustomerInputs['closeAllSessions'], Customer | undefined, undefined>({
  name: 'closeAllSessions',
  title: 'Sign out everywhere',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ customerId: customerIdShape, sessionIds: z.array(sessionIdShape).max(200) }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide(customer, { sessionIds }, { now }) {
    if (!customer) return refuse(customerGone)
    const ended = { patch: { id: customer._id, ifRevisionID: customer._rev, set: { sessionsFrom: now } } }
    return ok({ writes: [ended, ...sessionIds.map((id) => ({ delete: { id } }))], effects: [], value: undefined })
  },
})
