import { type CrudFilter, useInfiniteList } from '@refinedev/core'
import type { Actor } from '@souk/kernel'
import { floorStepsQuery, namedDocumentsQuery } from '../queries.ts'
import { addDays, dayOf, startOfDay } from '../time-words.ts'
import type { Address } from '../ui/use-address.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { type AuditRow, chosenRows, floorRows, floorTypes, type SteppedOrder } from './audit-rows.ts'

const pageSize = 50

interface Entry {
  readonly id: string
  readonly _id: string
  readonly _rev: string
  readonly at: string
  readonly actor: Actor
  readonly command: string
  readonly documents: readonly string[]
  readonly name: string | null
}
const projection = `{_id, _rev, at, actor, command, documents,
  "name": *[_id == ^.documents[0]][0]{"is": coalesce(number, orderNumber, sku, code, kind, template)}.is}`

/** What the address asks for. `documents` is undefined while nothing is looked for. */
export function useAuditChoice(address: Address, zone: string) {
  const text = address.read('q').trim()
  const named = useLiveQuery<readonly string[]>({
    name: 'namedDocuments',
    groq: namedDocumentsQuery,
    params: { text },
    types: ['order'],
    enabled: text !== '',
  })
  const day = /^\d{4}-\d{2}-\d{2}$/.test(address.read('day')) ? address.read('day') : ''
  const span = (of: string) => ({
    from: new Date(startOfDay(of, zone)).toISOString(),
    to: new Date(startOfDay(addDays(of, 1), zone)).toISOString(),
  })
  return {
    day,
    span,
    person: address.read('person'),
    command: address.read('command'),
    kind: address.read('kind'),
    documents: text === '' ? undefined : (named.data ?? []),
  }
}
type Choice = ReturnType<typeof useAuditChoice>

function filtersOf({ day, span, person, command, documents }: Choice): CrudFilter[] {
  const within = day === '' ? undefined : span(day)
  return [
    ...(person ? [{ field: 'actor.id', operator: 'eq' as const, value: person }] : []),
    ...(command ? [{ field: 'command', operator: 'eq' as const, value: command }] : []),
    ...(within ? [{ field: 'at', operator: 'gte' as const, value: within.from }] : []),
    ...(within ? [{ field: 'at', operator: 'lt' as const, value: within.to }] : []),
    ...(documents
      ? [
          {
            operator: 'or' as const,
            value: documents.map((id) => ({ field: 'documents', operator: 'ina' as const, value: [id] })),
          },
        ]
      : []),
  ]
}

/** Lines that name a document of a kind; the id says which it is. */
const ofKind = (kind: string) =>
  kind === '' ? {} : { filter: 'count(documents[string::startsWith(@, $kind)]) > 0', params: { kind: `${kind}.` } }

/** Lines to show, and the way to older ones. */
export interface AuditList {
  readonly rows: readonly AuditRow[] | undefined
  readonly error: unknown
  readonly total: number | undefined
  readonly again: () => void
  /** Undefined when there is nothing older. */
  readonly older: (() => void) | undefined
  readonly busy: boolean
}

/** The book, in cursor pages from the newest back. */
export function useAuditBook(choice: Choice, enabled: boolean): AuditList {
  const { query } = useInfiniteList<Entry>({
    resource: 'auditEntry',
    pagination: { pageSize },
    sorters: [{ field: 'at', order: 'desc' }],
    filters: filtersOf(choice),
    meta: { projection, pages: 'cursor', ...ofKind(choice.kind) },
    queryOptions: { enabled },
    errorNotification: false,
  })
  const pages = query.data?.pages
  return {
    rows: pages?.flatMap(({ data }) => data.map((entry) => ({ ...entry, id: entry._id, transaction: entry._rev }))),
    error: query.isError ? query.error : undefined,
    total: pages?.[0]?.total,
    again: () => void query.refetch(),
    older: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    busy: query.isFetchingNextPage,
  }
}

/** The floor's steps of one day, today unless another is chosen. */
export function useFloorSteps(choice: Choice, zone: string, now: number, enabled: boolean): AuditList {
  const { from, to } = choice.span(choice.day || dayOf(now, zone))
  const query = useLiveQuery<readonly SteppedOrder[]>({
    name: 'floorSteps',
    groq: floorStepsQuery,
    params: { from, to, types: floorTypes },
    types: ['order'],
    enabled,
  })
  const rows = query.data && chosenRows(floorRows(query.data), choice)
  return {
    rows,
    error: query.isError ? query.error : undefined,
    total: rows?.length,
    again: () => void query.refetch(),
    older: undefined,
    busy: false,
  }
}
