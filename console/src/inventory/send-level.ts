import type { Refusal } from '@souk/kernel'
import type { CommandOutcome } from '../use-command.ts'
import type { EditField, RowPlan } from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'

/** How a row that was sent has ended. */
export type RowOutcome =
  | { readonly kind: 'done' }
  /** Somebody was faster: the words hold the figure of now. */
  | { readonly kind: 'conflict'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }

export type ReadyPlan = Extract<RowPlan, { kind: 'ready' }>
export type Send = (input: Readonly<Record<string, unknown>>) => Promise<CommandOutcome>

/** Sales move the revision under a figure that nobody else touched: such a row is sent again. */
const mostTries = 5
export const done: RowOutcome = { kind: 'done' }

const figures = [
  ['onHand', 'On hand', ({ level }: StockRow) => level.onHand],
  ['safetyStock', 'Safety stock', ({ level }: StockRow) => level.safetyStock ?? 0],
  ['reorderPoint', 'Reorder at', ({ level }: StockRow) => level.reorderPoint ?? null],
] as const

/** The first figure of an edit that is another one by now, in words. */
function movedFigure({ row, input = {} }: ReadyPlan, detail: Readonly<Record<string, unknown>>): string | undefined {
  const moved = figures.find(([name, , now]) => name in input && detail[name] !== now(row))
  if (!moved) return undefined
  const [name, title] = moved
  const now = detail[name]
  return `${title} is ${typeof now === 'number' ? now.toLocaleString('en-US') : 'never'} by now.`
}

/** Sends one row against the revision that was seen; where only sales moved it, against the one of now. */
export async function sendLevel(plan: ReadyPlan, send: Send): Promise<RowOutcome> {
  let revision = plan.row.level._rev
  for (let tries = 1; ; tries += 1) {
    const outcome = await send({ ...plan.input, expectedRevision: revision })
    if (outcome.kind === 'done') return done
    const { refusal } = outcome
    if (refusal.code !== 'revision_moved') return { kind: 'refused', words: refusal.message }
    const moved = movedFigure(plan, refusal.detail ?? {})
    const next = nextRevision(refusal)
    if (moved || next === undefined) return { kind: 'conflict', words: moved ?? refusal.message }
    if (tries === mostTries)
      return { kind: 'refused', words: 'It sells faster than it can be written. Apply it again.' }
    revision = next
  }
}

/** Hears which fields of a row, as it was sent, were taken. */
export type OnApplied = (row: StockRow, fields: readonly EditField[]) => void

/** Sends a row: its level, then its variant's limit. What was taken is told at once, for the other may yet be refused. */
export async function sendRow(
  plan: ReadyPlan,
  send: Send,
  writeLimit: (plan: ReadyPlan) => Promise<RowOutcome>,
  onApplied: OnApplied,
): Promise<RowOutcome> {
  const level = plan.input ? await sendLevel(plan, send) : done
  if (level.kind !== 'done') return level
  onApplied(
    plan.row,
    figures.map(([field]) => field),
  )
  if (!plan.limit) return done
  const limit = await writeLimit(plan)
  if (limit.kind === 'done') onApplied(plan.row, ['limit'])
  return limit
}

const nextRevision = ({ detail }: Refusal): string | undefined =>
  typeof detail?.['revision'] === 'string' ? detail['revision'] : undefined
