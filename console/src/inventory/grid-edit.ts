import { available, editLevel, type StockLevel } from '@souk/inventory'
import { type Actor, instant } from '@souk/kernel'
import type { StockRow } from './stock-rows.ts'

/** What can be typed of a level, in the order of the sheet. The back-order limit is its variant's: the same at each place. */
export const editFields = {
  onHand: { title: 'On hand', none: undefined, now: ({ level }: StockRow) => level.onHand },
  safetyStock: { title: 'Safety stock', none: undefined, now: ({ level }: StockRow) => level.safetyStock ?? 0 },
  reorderPoint: { title: 'Reorder at', none: 'never', now: ({ level }: StockRow) => level.reorderPoint },
  limit: { title: 'Back-order', none: 'none', now: ({ backorder }: StockRow) => backorder?.limit },
} as const satisfies Readonly<
  Record<string, { title: string; none: string | undefined; now: (row: StockRow) => number | undefined }>
>
export type EditField = keyof typeof editFields
export const fieldNames = Object.keys(editFields) as readonly EditField[]

/** What was typed into a cell, and the figure that stood there then. */
export interface CellDraft {
  readonly typed: string
  readonly seen: number | undefined
}
export type Drafts = Readonly<Record<string, CellDraft>>

export const cellKey = ({ level }: StockRow, field: EditField): string =>
  `${field === 'limit' ? level.variant : level._id} ${field}`

/** Where a cell stands against the figure as it is now. `wanted` undefined: none, never. */
export type CellStanding =
  | { readonly kind: 'as is' }
  | { readonly kind: 'odd' }
  | { readonly kind: 'moved'; readonly was: number | undefined; readonly is: number | undefined }
  | { readonly kind: 'ready'; readonly wanted: number | undefined }

/** The number that was typed, with or without thousands marked; undefined where it is none. */
export function unitsIn(typed: string): number | undefined {
  const plain = typed.trim()
  const bare = /^\d{1,3}([ ,.’'\u00A0\u202F]\d{3})+$/.test(plain) ? plain.replace(/\D/g, '') : plain
  return /^\d{1,6}$/.test(bare) ? Number(bare) : undefined
}

export function standingOf(row: StockRow, field: EditField, drafts: Drafts): CellStanding {
  const draft = drafts[cellKey(row, field)]
  const { none, now } = editFields[field]
  const is = now(row)
  if (!draft) return { kind: 'as is' }
  const units = unitsIn(draft.typed)
  const isNone = none !== undefined && (draft.typed.trim() === '' || (field === 'limit' && units === 0))
  if (units === undefined && !isNone) return { kind: 'odd' }
  const wanted = isNone ? undefined : units
  if (wanted === is) return { kind: 'as is' }
  if (is !== draft.seen) return { kind: 'moved', was: draft.seen, is }
  return { kind: 'ready', wanted }
}

/** The drafts with something else in one cell; what stands there anyway is no draft. */
export function typedInto(drafts: Drafts, row: StockRow, field: EditField, typed: string): Drafts {
  const key = cellKey(row, field)
  const now = editFields[field].now(row)
  const { [key]: before, ...others } = drafts
  if (typed.trim() === String(now ?? '')) return others
  return { ...others, [key]: { typed, seen: before ? before.seen : now } }
}

/** A figure as people read it. */
export const figureWords = (field: EditField, units: number | undefined): string =>
  units === undefined ? (editFields[field].none ?? '0') : units.toLocaleString('en-US')

/** One figure of a row, before and after. */
export type Turn = readonly [title: string, before: string, after: string]

/** What applying will do to a row, or why it cannot. */
export type RowPlan = { readonly row: StockRow } & (
  | {
      readonly kind: 'ready'
      readonly turns: readonly Turn[]
      /** What the command is told beside the revision; undefined where the limit alone changes. */
      readonly input: Readonly<Record<string, unknown>> | undefined
      readonly limit: { readonly wanted: number | undefined; readonly seen: number | undefined } | undefined
    }
  | { readonly kind: 'refused'; readonly turns: readonly Turn[]; readonly words: string }
)

/** Why what lies there changes, said once for all rows. */
export interface Saying {
  readonly reason: string
  readonly note: string
}

const previewer: Actor = { kind: 'staff', id: 'staff.preview', name: '' }
type Ready = Partial<Record<EditField, { readonly wanted: number | undefined }>>

/** The rows that something was typed into, each with what will become of it. A variant's limit goes with its first row. */
export function plansOf(rows: readonly StockRow[], drafts: Drafts, saying: Saying): readonly RowPlan[] {
  if (Object.keys(drafts).length === 0) return []
  const seen = new Set<string>()
  return rows.flatMap((row): readonly RowPlan[] => {
    const fields = fieldNames.filter((field) => field !== 'limit' || !seen.has(row.level.variant))
    seen.add(row.level.variant)
    const standings = fields.map((field) => [field, standingOf(row, field, drafts)] as const)
    const changed = standings.filter(([, { kind }]) => kind !== 'as is')
    return changed.length === 0 ? [] : [planOf(row, changed, saying)]
  })
}

function planOf(row: StockRow, changed: readonly (readonly [EditField, CellStanding])[], saying: Saying): RowPlan {
  for (const [field, standing] of changed) {
    const { title } = editFields[field]
    if (standing.kind === 'odd')
      return { row, kind: 'refused', turns: [], words: `${title}: a whole number, 0 or more.` }
    if (standing.kind === 'moved') {
      const [was, is] = [figureWords(field, standing.was), figureWords(field, standing.is)]
      return {
        row,
        kind: 'refused',
        turns: [],
        words: `${title} was ${was} and is ${is} by now. Choose whose figure stays.`,
      }
    }
  }
  const ready: Ready = Object.fromEntries(
    changed.map(([field, standing]) => [field, { wanted: standing.kind === 'ready' ? standing.wanted : undefined }]),
  )
  return decided(row, ready, saying)
}

/** Decided by the rules of the command, before anything is sent. */
function decided(
  row: StockRow,
  { onHand, safetyStock, reorderPoint, limit }: Ready,
  { reason, note }: Saying,
): RowPlan {
  const { level } = row
  const edit = {
    ...(onHand?.wanted === undefined ? {} : { onHand: onHand.wanted, reason }),
    ...(safetyStock?.wanted === undefined ? {} : { safetyStock: safetyStock.wanted }),
    ...(reorderPoint ? { reorderPoint: reorderPoint.wanted ?? null } : {}),
  }
  const answer = editLevel(
    level,
    { commandId: 'preview', actor: previewer, expectedRevision: level._rev, ...edit },
    instant(level._updatedAt),
  )
  const limits: readonly Turn[] = limit
    ? [
        [
          editFields.limit.title,
          figureWords('limit', row.backorder?.limit),
          `${figureWords('limit', limit.wanted)}${limit.wanted === undefined ? '' : `, more come in ${row.backorder?.restockDays ?? usualDays} days`}`,
        ],
      ]
    : []
  if (!answer.ok) return { row, kind: 'refused', turns: limits, words: answer.refusal.message }
  const sent = Object.keys(edit).length === 0 ? undefined : { ...edit, ...(note.trim() ? { note: note.trim() } : {}) }
  return {
    row,
    kind: 'ready',
    turns: [...turnsOf(level, answer.value.level), ...limits],
    input: sent && { sku: level.sku, location: level.location, ...sent },
    limit: limit && { wanted: limit.wanted, seen: row.backorder?.limit },
  }
}

/** Said to shoppers where nobody has said how long it takes. */
export const usualDays = 7

function turnsOf(before: StockLevel, after: StockLevel): readonly Turn[] {
  const figures = [
    ['On hand', before.onHand, after.onHand],
    ['Available', available(before), available(after)],
    ['Safety stock', before.safetyStock ?? 0, after.safetyStock ?? 0],
    ['Reorder at', before.reorderPoint, after.reorderPoint],
  ] as const
  return figures.flatMap(([title, was, is]): readonly Turn[] =>
    was === is ? [] : [[title, figureWords('reorderPoint', was), figureWords('reorderPoint', is)]],
  )
}

/** What came of pasting: the drafts with it, how many cells were taken, and how many lay beyond the sheet. */
export interface Pasted {
  readonly drafts: Drafts
  readonly taken: number
  readonly beyond: number
}

/** Whether a text is more than one cell. */
export const isTable = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))

/** Spreads the cells of a spreadsheet over the sheet, from one cell down and to the end. An empty cell changes nothing. */
export function pastedInto(
  drafts: Drafts,
  rows: readonly StockRow[],
  from: { readonly row: number; readonly field: EditField },
  text: string,
): Pasted {
  const first = fieldNames.indexOf(from.field)
  const lines = text.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/)
  let [now, taken, beyond] = [drafts, 0, 0]
  for (const [down, line] of lines.entries())
    for (const [along, cell] of line.split('\t').entries()) {
      const [row, field] = [rows[from.row + down], fieldNames[first + along]]
      const typed = cell.trim().replace(/^"(.*)"$/, '$1')
      if (typed === '') continue
      if (!row || !field) beyond += 1
      else {
        now = typedInto(now, row, field, typed)
        taken += 1
      }
    }
  return { drafts: now, taken, beyond }
}
