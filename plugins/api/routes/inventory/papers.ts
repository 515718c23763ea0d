import type { CommandInputs } from '@souk/commerce'
import type { PurchaseOrder, StockTransfer, TravelEvent } from '@souk/inventory'
import { roles } from '@souk/kernel'
import { z } from 'zod'
import { requireStaff } from '../../caller.ts'
import { readCursor, writeCursor } from '../../cursor.ts'
import { problem } from '../../problem.ts'
import { defineRoute, type Route } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import type { Services } from '../../services.ts'

type Stored = StockTransfer | PurchaseOrder

/** A kind of paper that units travel with: how it is found, and what it says on the wire. */
export interface PaperKind<Doc extends Stored> {
  readonly type: Doc['_type']
  /** Below `/api/v1`. */
  readonly path: string
  /** Words of the reference page: `stock transfer`. */
  readonly words: string
  readonly shape: z.ZodObject
  readonly list: z.ZodObject
  readonly query: z.ZodObject
  readonly idShape: z.ZodString
  /** Field of the commands' inputs that holds its id. */
  readonly idField: string
  /** What it means to be at a `$location`. */
  readonly at: string
  readonly missing: 'transfer_not_found' | 'purchase_order_not_found'
  readonly wire: (paper: Doc) => Readonly<Record<string, unknown>>
  readonly ids: { readonly list: string; readonly read: string }
}

export const eventsOf = (events: readonly TravelEvent[]) =>
  events.map(({ at, type, actor, note }) => ({ at, type, actor: actor.name, note: note ?? null }))

const given = (body: object) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))

async function readPaper<Doc extends Stored>(services: Services, kind: PaperKind<Doc>, id: string): Promise<Doc> {
  const [found] = await services.commerce.store.get([id])
  if (found?._type !== kind.type) throw problem(kind.missing)
  return found as Doc
}

/** `GET` of the list: newest first; the page is found by query, its papers are read by id. */
export const listPapers = <Doc extends Stored>(kind: PaperKind<Doc>): Route =>
  defineRoute({
    method: 'GET',
    path: kind.path,
    id: kind.ids.list,
    summary: `List ${kind.words}s`,
    tag: 'Inventory',
    access: 'staff',
    roles,
    params: z.strictObject({}),
    query: kind.query,
    status: 200,
    answer: kind.list,
    problems: [],
    async run({ query, services }) {
      const asked = query as { state?: string; location?: string; limit?: number; cursor?: string }
      const { state, location, limit = 20, cursor } = asked
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const filters = [
        '_type == $type',
        ...(state === undefined ? [] : ['state == $state']),
        ...(location === undefined ? [] : [kind.at]),
        ...(after ? ['(openedAt < $at || openedAt == $at && _id < $after)'] : []),
      ]
      const parameters = {
        type: kind.type,
        last: limit,
        ...given({ state, location }),
        ...(after ? { at: String(after.value), after: after.id } : {}),
      }
      const { store } = services.commerce
      const ids = await store.query<readonly string[]>(
        `*[${filters.join(' && ')}] | order(openedAt desc, _id desc) [0..$last]._id`,
        parameters,
      )
      const shown = (await store.get(ids.slice(0, limit))).filter((each): each is Doc => each?._type === kind.type)
      const last = shown.at(-1)
      const next = last && ids.length > limit ? writeCursor({ value: last.openedAt, id: last._id }) : null
      return { value: { data: shown.map(kind.wire), page: { next } } }
    },
  })

/** `GET` of one. */
export const readPaperRoute = <Doc extends Stored>(kind: PaperKind<Doc>): Route =>
  defineRoute({
    method: 'GET',
    path: `${kind.path}/:id`,
    id: kind.ids.read,
    summary: `Read a ${kind.words}`,
    tag: 'Inventory',
    access: 'staff',
    roles,
    params: z.strictObject({ id: kind.idShape }),
    query: z.strictObject({}),
    status: 200,
    answer: kind.shape,
    problems: [kind.missing],
    async run({ params, services }) {
      return { value: kind.wire(await readPaper(services, kind, String(params.id))) }
    },
  })

/** A command of the console at an address of its own. */
export interface PaperStep {
  readonly command: keyof CommandInputs
  /** Last part of the address; none for a new paper. */
  readonly verb?: string
  readonly summary: string
  readonly body: z.ZodObject
  readonly problems: readonly string[]
}

/** `POST` of a new one, or of a verb of one; answers it as it stands afterwards. */
export const paperStep = <Doc extends Stored>(kind: PaperKind<Doc>, step: PaperStep): Route =>
  defineRoute({
    method: 'POST',
    path: step.verb === undefined ? kind.path : `${kind.path}/:id/${step.verb}`,
    id: step.command,
    summary: step.summary,
    tag: 'Inventory',
    access: 'staff',
    roles: ['administrator', 'manager'],
    params: step.verb === undefined ? z.strictObject({}) : z.strictObject({ id: kind.idShape }),
    query: z.strictObject({}),
    body: step.body,
    status: step.verb === undefined ? 201 : 200,
    answer: kind.shape,
    problems: [...(step.verb === undefined ? [] : [kind.missing]), ...step.problems, 'busy'],
    async run(call) {
      const member = await requireStaff(call)
      const { id } = call.params as { readonly id?: string }
      const input = { ...(id === undefined ? {} : { [kind.idField]: id }), ...given(call.body) }
      // The command parses its own input once more
      const value = await runCommand(call, member, step.command, input as never)
      const written = (value as Readonly<Record<string, unknown>>)[kind.idField]
      return { value: kind.wire(await readPaper(call.services, kind, String(written))) }
    },
  })
