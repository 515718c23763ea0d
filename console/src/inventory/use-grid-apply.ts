import type { DataProvider } from '@refinedev/core'
import { useState } from 'react'
import { useConsole } from '../console-context.tsx'
import { editionsQuery } from '../queries.ts'
import { useCommand } from '../use-command.ts'
import { figureWords, type RowPlan, usualDays } from './grid-edit.ts'
import { done, type OnApplied, type ReadyPlan, type RowOutcome, type Send, sendRow } from './send-level.ts'

interface Edition {
  readonly _id: string
  readonly _rev: string
  readonly backorder?: { readonly limit?: number; readonly restockDays?: number }
}

/** A variant's limit is content: written at the revision just read, and only where nobody has a draft of it open. */
async function writeLimit({ row, limit }: ReadyPlan, data: DataProvider): Promise<RowOutcome> {
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
export function useGridApply(onApplied: OnApplied) {
  const { session } = useConsole()
  const { mutateAsync } = useCommand()
  const [left, setLeft] = useState(0)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, RowOutcome>>(new Map())
  const send: Send = (input) => mutateAsync({ name: 'editLevel', input })
  const outcomeOf = async (plan: ReadyPlan): Promise<RowOutcome> => {
    try {
      return await sendRow(plan, send, (each) => writeLimit(each, session.data), onApplied)
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
        const outcome = await outcomeOf(plan)
        setOutcomes((before) => new Map(before).set(plan.row.level._id, outcome))
      }
      setLeft(0)
    },
  }
}
export type GridApply = ReturnType<typeof useGridApply>
