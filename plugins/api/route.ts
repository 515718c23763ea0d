import type { Asker, Person } from '@souk/commerce'
import type { Actor, Role } from '@souk/kernel'
import type { z } from 'zod'
import type { StaffMember } from './lake-identity.ts'
import type { Services } from './services.ts'

/** Who may call a route; the OpenAPI document says it. `order`, `ticket`: its bearer, its owner, or staff. */
export type Access = 'anyone' | 'order' | 'ticket' | 'shopper' | 'staff'

/** One request, parsed. */
export interface Call<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly services: Services
  /** The token of the Authorization header. */
  readonly bearer: string | undefined
  /** The staff member who calls; undefined for everybody else. Asks the lake. */
  staff(): Promise<StaffMember | undefined>
  /** The shopper whose session the bearer is; undefined for everybody else. */
  person(): Promise<Person | undefined>
  /** Where the request comes from, for limits and the list of devices. */
  readonly asker: Asker
  /** Accept-Language, best first. */
  readonly languages: readonly string[]
  /** Unguessable name of this request under its Idempotency-Key; undefined without one. Fits a command id. */
  readonly once: string | undefined
  readonly signal: AbortSignal
}

/** What a route answers: a value of its schema, or a stream that it made itself. */
export type Answer<Value> =
  | { readonly value: Value; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly response: Response }

/** One route as a file of `routes/` describes it. */
export interface RouteSpec<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Value extends z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, with `:names`. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly tag: 'Catalogue' | 'Carts' | 'Orders' | 'Accounts' | 'Inventory' | 'Fulfillments' | 'Support' | 'Commands'
  readonly access: Access
  /** Staff who may call it, all when left out; the document names them. Of other routes the command asks for the role. */
  readonly roles?: readonly Role[]
  readonly params: Params
  readonly query: Query
  /** Left out: the request has no body. */
  readonly body?: Body
  /** Bytes of the body, where it is a file. */
  readonly bodyLimit?: number
  readonly status: 200 | 201
  readonly answer: Value
  /** `json` unless it is a stream of server-sent events, a page, or a file of its own type. */
  readonly media?: 'text/event-stream' | 'text/html' | 'application/octet-stream'
  /** Codes that this route may refuse with, beside those that every route has. */
  readonly problems: readonly string[]
  /** Catalogue reads: answered with an ETag, and 304 when nothing changed. */
  readonly tagged?: boolean
  run(call: Call<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Answer<z.input<Value>>>
}

/** A route whose types have been checked; the table of routes holds these. */
export type Route = Omit<RouteSpec<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>, 'run'> & {
  run(call: Call<unknown, unknown, unknown>): Promise<Answer<unknown>>
}

/** Checks a route's types against its schemas. */
export function defineRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Value extends z.ZodType,
>(spec: RouteSpec<Params, Query, Body, Value>): Route {
  // The request is parsed with the very schemas that the types come from
  return spec as unknown as Route
}

/** The actor of what a shopper does; shoppers have no name in histories. */
export const shopperActor: Actor = { kind: 'shopper', id: 'shopper', name: '' }

/** The actor of what a member of staff does. */
export const staffActor = ({ id, name }: StaffMember): Actor => ({ kind: 'staff', id, name })
