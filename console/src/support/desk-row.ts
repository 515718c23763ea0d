import { isLate, priorityNames, type Ticket } from '@souk/support'

/** A row of the desk, as `deskQuery` projects it. */
export type DeskRow = Pick<
  Ticket,
  | '_id'
  | 'number'
  | 'subject'
  | 'category'
  | 'priority'
  | 'state'
  | 'contact'
  | 'firstResponseDueAt'
  | 'resolveDueAt'
  | 'pausedMs'
  | 'createdAt'
  | 'saidAt'
> & {
  readonly orderNumber: string | null
  readonly assignee: Ticket['assignee'] | null
  readonly firstResponseAt: string | null
  readonly resolvedAt: string | null
  readonly pausedAt: string | null
  readonly last: Pick<Ticket['messages'][number], 'body' | 'author'> | null
}

/** The clocks' fields of a row: what the query answers as null is not there. */
export const timed = ({ firstResponseAt, resolvedAt, pausedAt, ...row }: DeskRow) => ({
  ...row,
  ...(firstResponseAt !== null && { firstResponseAt }),
  ...(resolvedAt !== null && { resolvedAt }),
  ...(pausedAt !== null && { pausedAt }),
})

const owed = ({ state }: DeskRow) => state === 'open' || state === 'waiting_for_us'

/** What presses most first: late, then by priority, then by when it is due; below those what waits for others. */
export function pressing(rows: readonly DeskRow[], now: number): readonly DeskRow[] {
  const rank = (row: DeskRow) => [
    owed(row) ? 0 : 1,
    owed(row) && isLate(timed(row), now) ? 0 : 1,
    owed(row) ? priorityNames.indexOf(row.priority) : 0,
    owed(row) ? Date.parse(row.resolveDueAt) : -Date.parse(row.saidAt),
  ]
  return rows.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
  })
}
