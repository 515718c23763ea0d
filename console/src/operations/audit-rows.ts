import type { Actor } from '@souk/kernel'
import { eventWords, type OrderEvent } from '@souk/orders'
import { csvOf } from '../analytics/csv.ts'

/** One line of the book: who did what, when, to which documents. */
export interface AuditRow {
  readonly id: string
  readonly at: string
  readonly actor: Actor
  /** The transaction that it was written with: the key to before and after. Steps of the floor are known by their order. */
  readonly transaction?: string
  /** Name of the command. */
  readonly command: string
  /** What was done, where the timeline has better words than the command's title. */
  readonly words?: string
  /** Ids of what it was about, the first foremost. */
  readonly documents: readonly string[]
  /** What people call the first of them: a number, a SKU, a code. */
  readonly name: string | null
}

/** Steps of the floor as timelines call them, and the command that each is a mark of. */
export const floorCommands = {
  picking_started: 'pickFulfillment',
  picked: 'pickFulfillment',
  packed: 'packFulfillment',
  handed_over: 'handOverFulfillment',
  delivered: 'deliverFulfillment',
  courier_assigned: 'claimDelivery',
} as const satisfies Readonly<Partial<Record<OrderEvent['type'], string>>>
type FloorStep = keyof typeof floorCommands
export const floorTypes = Object.keys(floorCommands)

const isFloorStep = (type: string): type is FloorStep => Object.hasOwn(floorCommands, type)

/** An order with the steps that staff took on it in a span of time. */
export interface SteppedOrder {
  readonly _id: string
  readonly number: string
  readonly steps: readonly (Pick<OrderEvent, '_key' | 'at' | 'actor'> & {
    readonly type: string
    readonly fulfillment: string | null
  })[]
}

/** The lines of the floor, newest first. What one command did in two words (began, done) is one line: the later word. */
export function floorRows(orders: readonly SteppedOrder[]): readonly AuditRow[] {
  const rows = new Map<string, AuditRow>()
  for (const { _id, number, steps } of orders)
    for (const { _key, at, type, actor, fulfillment } of steps) {
      if (!isFloorStep(type)) continue
      const id = `${_id} ${_key.slice(0, -type.length)}`
      const documents = fulfillment === null ? [_id] : [_id, fulfillment]
      rows.set(id, {
        id,
        at,
        actor,
        command: floorCommands[type],
        words: eventWords(type).staff,
        documents,
        name: number,
      })
    }
  return [...rows.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1))
}

/** What somebody chose to see; empty means all. */
export interface AuditChoice {
  readonly person: string
  readonly command: string
  /** Type of a document that a line must name. */
  readonly kind?: string
  /** Ids that a line must name one of; undefined: any. */
  readonly documents: readonly string[] | undefined
}

/** The lines that a choice leaves. */
export const chosenRows = (rows: readonly AuditRow[], { person, command, kind = '', documents }: AuditChoice) =>
  rows.filter(
    (row) =>
      (person === '' || row.actor.id === person) &&
      (command === '' || row.command === command) &&
      (kind === '' || row.documents.some((id) => id.startsWith(`${kind}.`))) &&
      (documents === undefined || row.documents.some((id) => documents.includes(id))),
  )

/** Whom a line names. */
export const actorName = ({ kind, name, id }: Actor): string => name || (kind === 'shopper' ? 'The customer' : id)

/** The lines as CSV with a head. `titleOf` gives a command its words. */
export const auditCsv = (rows: readonly AuditRow[], titleOf: (row: AuditRow) => string): string =>
  csvOf(
    ['at', 'person', 'person_id', 'what', 'command', 'about', 'documents'],
    rows.map((row) => [
      row.at,
      actorName(row.actor),
      row.actor.id,
      titleOf(row),
      row.command,
      row.name ?? '',
      row.documents.join(' '),
    ]),
  )
