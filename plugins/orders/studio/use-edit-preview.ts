import type { Refusal, Result, RunCommand } from '@souk/kernel'
import { useEffect, useState } from 'react'
import type { Order } from '../domain/documents.ts'
import type { EditChange } from '../domain/edit-plan.ts'
import type { OrderEditPreview } from '../domain/edit-preview.ts'

/** Typing rests so long before the server is asked. */
const restMs = 250

interface Asked {
  readonly key: string
  readonly answer: Result<unknown, Refusal>
}

/** What the server makes of the changes, anew whenever they or the order are others. Writes nothing. */
export function useEditPreview(run: RunCommand, { _id: orderId, _rev }: Order, lines: readonly EditChange[]) {
  const key = JSON.stringify([orderId, _rev, lines])
  const [seen, setSeen] = useState<Asked>()
  useEffect(() => {
    const [, , asked] = JSON.parse(key) as readonly [string, string, readonly EditChange[]]
    if (asked.length === 0) return undefined
    let over = false
    const ask = async (): Promise<void> => {
      const answer = await run('previewOrderEdit', { orderId, lines: asked })
      if (!over) setSeen({ key, answer })
    }
    const rest = setTimeout(() => void ask(), restMs)
    return () => {
      over = true
      clearTimeout(rest)
    }
  }, [run, orderId, key])
  const answer = lines.length > 0 && seen?.key === key ? seen.answer : undefined
  return {
    asking: lines.length > 0 && answer === undefined,
    preview: answer?.ok ? (answer.value as OrderEditPreview) : undefined,
    refusal: answer && !answer.ok ? answer.refusal : undefined,
  }
}
