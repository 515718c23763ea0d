import type { StockLevel } from '@souk/inventory'
import { useState } from 'react'
import { useCommand } from '../use-command.ts'
import {
  type CountDraft,
  countInput,
  type CountOutcome,
  type CountStanding,
  seenNow,
  standingOf,
  undoInput,
} from './count-draft.ts'

type ById<Value> = Readonly<Record<string, Value>>
type Ready = readonly [level: StockLevel, standing: Extract<CountStanding, { kind: 'ready' }>]

const without = <Value>(table: ById<Value>, id: string): ById<Value> =>
  Object.fromEntries(Object.entries(table).filter(([key]) => key !== id))

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** What was counted and how each count ended. Every count is a command of its own: one that is refused holds up no other. */
export function useCounts(levels: readonly StockLevel[]) {
  const [drafts, setDrafts] = useState<ById<CountDraft>>({})
  const [outcomes, setOutcomes] = useState<ById<CountOutcome>>({})
  const [left, setLeft] = useState(0)
  const { mutateAsync } = useCommand()
  const ready = levels.flatMap((level): readonly Ready[] => {
    const standing = standingOf(level, drafts[level._id])
    return standing.kind === 'ready' ? [[level, standing]] : []
  })
  const end = (id: string, outcome: CountOutcome) => setOutcomes((before) => ({ ...before, [id]: outcome }))
  const run = async (id: string, input: Readonly<Record<string, unknown>>, done: () => void) => {
    const outcome = await mutateAsync({ name: 'adjustStock', input }).catch((cause: unknown) => ({
      kind: 'refused' as const,
      refusal: { message: wordsOf(cause) },
    }))
    if (outcome.kind === 'done') done()
    else end(id, { kind: 'refused', words: outcome.refusal.message })
  }
  return {
    drafts,
    outcomes,
    ready,
    left,
    /** Takes what is typed into a row; the level as it is seen then is the count's ground. */
    type: (level: StockLevel, typed: string) => {
      setOutcomes((before) => without(before, level._id))
      setDrafts((before) => ({
        ...before,
        [level._id]: {
          typed,
          seen: before[level._id]?.typed ? (before[level._id]?.seen ?? seenNow(level)) : seenNow(level),
        },
      }))
    },
    /** The person looked again: the count stands against what is there now. */
    goOn: (level: StockLevel) =>
      setDrafts((before) => {
        const draft = before[level._id]
        return draft ? { ...before, [level._id]: { ...draft, seen: seenNow(level) } } : before
      }),
    take: (more: ById<CountDraft>) => setDrafts((before) => ({ ...before, ...more })),
    /** Sends what is ready, one after the other. */
    commit: async () => {
      for (const [index, [level, standing]] of ready.entries()) {
        setLeft(ready.length - index)
        await run(level._id, countInput(level, standing), () => {
          setDrafts((before) => without(before, level._id))
          end(level._id, { kind: 'saved', difference: standing.difference })
        })
      }
      setLeft(0)
    },
    undo: (level: StockLevel, difference: number) =>
      run(level._id, undoInput(level, difference), () => end(level._id, { kind: 'undone' })),
  }
}
export type Counts = ReturnType<typeof useCounts>
