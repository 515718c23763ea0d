import { invalidInput } from './problem.ts'

/** A place in an ordered list: the sort value and the id of the last row shown. Stable while rows come and go. */
export interface Place {
  readonly value: string | number
  readonly id: string
}

/** Writes a place as an opaque text. */
export function writeCursor({ value, id }: Place): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Reads a cursor that a page handed out; refuses any other text. */
export function readCursor(text: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [value, id]: unknown[] = parsed
      const sortable = typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
      if (sortable && typeof id === 'string') return { value, id }
    }
  } catch {
    // Told below, like every other text that is no cursor
  }
  throw invalidInput([{ path: 'cursor', message: 'Use the cursor of a page as it was given.' }])
}

/** Cuts one page out of rows in their order: what comes after the cursor, and the cursor of the next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  options: {
    readonly limit: number
    readonly cursor: string | undefined
    readonly place: (row: Row) => Place
    readonly order: (a: Place, b: Place) => number
  },
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const after = options.cursor === undefined ? undefined : readCursor(options.cursor)
  const rest = after ? rows.filter((row) => options.order(options.place(row), after) > 0) : rows
  const page = rest.slice(0, options.limit)
  const last = page.at(-1)
  return { rows: page, next: last !== undefined && rest.length > page.length ? writeCursor(options.place(last)) : null }
}
