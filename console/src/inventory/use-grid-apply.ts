import type { DataProvider } from '@refinedev/core'
import type { Refusal } from '@souk/kernel'
import { useState } from 'react'
import { useConsole } from '../console-context.tsx'
import { editionsQuery } from '../queries.ts'
import { type CommandOutcome, useCommand } from '../use-command.ts'
import { figureWords, type RowPlan, usualDays } from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'

/** How a row that was sent has ended. */
export type RowOutcome =
  | { readonly kind: 'done' }
  /** Somebody was faster: the words hold the figure of now. */
  | { readonly kind: 'conflict'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }

type Ready = Extract<RowPlan, { kind: 'ready' }>
type Send = (input: Readonly<Record<string, unknown>>) => Promise<CommandOutcome>

/** Sales move the revision under a figure that nobody else touched: such a row is sent again. */
const mostTries = 5
const done: RowOutcome = { kind: 'done' }

const figures = [
  ['onHand', 'On hand', ({ level }: StockRow) => level.onHand],
  ['safetyStock', 'Safety stock', ({ level }: StockRow) => level.safetyStock ?? 0],
  ['reorderPoint', 'Reorder at', ({ level }: StockRow) => level.reorderPoint ?? null],
] as const

/** The first figure of an edit that is another one by now, in words. */
function movedFigure({ row, input = {} }: Ready, detail: Readonly<Record<string, unknown>>): string | undefined {
  const moved = figures.find(([name, , now]) => name in input && detail[name] !== now(row))
  if (!moved) return undefined
  const [name, title] = moved
  const now = detail[name]
  return `${title} is ${typeof now === 'number' ? now.toLocaleString('en-US') : 'never'} by now.`
}

async function sendLevel(plan: Ready, send: Send): Promise<RowOutcome> {
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

const nextRevision = ({ detail }: Refusal): string | undefined =>
  typeof detail?.['revision'] === 'string' ? detail['revision'] : undefined

interface Edition {
  readonly _id: string
  readonly _rev: string
  readonly backorder?: { readonly limit?: number; readonly restockDays?: number }
}

/** A variant's limit is content: written at the revision just read, and only where nobody has a draft of it open. */
async function writeLimit({ row, limit }: Ready, data: DataProvider): Promise<RowOutcome> {
  if (!limit || !data.custom) return done
  const { variant } = row.level
  const meta = { groq: editionsQuery, params: { ids: [variant, `drafts.${variant}`] }, perspective: 'raw' }
  const { data: found } = await data.custom({ url: '', method: 'get', meta })
  const editions = found as unknown as readonly Edition[]
  const published = editions.find(({ _id }) => _id === variant)
  if (!published) return { kind: 'refused', words: 'The article is not published.' }
  if (editions.length > 1)
    return {
      kind: 'refused',
      words: 'Back-order: the article has a draft in the Studio. Set it there, or publish it first.',
    }
  const { limit: is, restockDays } = published.backorder ?? {}
  const now = restockDays ? is : undefined
  if (now !== limit.seen) return { kind: 'conflict', words: `Back-order is ${figureWords('limit', now)} by now.` }
  const backorder = limit.wanted === undefined ? null : { limit: limit.wanted, restockDays: restockDays ?? usualDays }
  await data.update({
    resource: 'variant',
    id: variant,
    variables: { backorder },
    meta: { ifRevisionID: published._rev },
  })
  return done
}

const wordsOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause)

/** Sends the rows of a sheet one after the other, each guarded by itself: one that is refused holds up no other. */
export function useGridApply(onApplied: (row: StockRow) => void) {
  const { session } = useConsole()
  const { mutateAsync } = useCommand()
  const [left, setLeft] = useState(0)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, RowOutcome>>(new Map())
  const send: Send = (input) => mutateAsync({ name: 'editLevel', input })
  const sendRow = async (plan: Ready): Promise<RowOutcome> => {
    try {
      const level = plan.input ? await sendLevel(plan, send) : done
      return level.kind === 'done' ? await writeLimit(plan, session.data) : level
    } catch (cause) {
      return { kind: 'refused', words: wordsOf(cause) }
    }
  }
  return {
    left,
    outcomes,
    forget: () => setOutcomes(new Map()),
    apply: async (plans: readonly RowPlan[]) => {
      const ready = plans.filter((plan) => plan.kind === 'ready')
      setOutcomes(new Map())
      for (const [index, plan] of ready.entries()) {
        setLeft(ready.length - index)
        const outcome = await sendRow(plan)
        setOutcomes((before) => new Map(before).set(plan.row.level._id, outcome))
        if (outcome.kind === 'done') onApplied(plan.row)
      }
      setLeft(0)
    },
  }
}
export type GridApply = ReturnType<typeof useGridApply>
