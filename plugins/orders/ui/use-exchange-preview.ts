import type { Refusal, Result, RunCommand } from '@souk/kernel'
import { useEffect, useRef, useState } from 'react'
import type { ExchangePreview } from '../domain/exchange-preview.ts'

/** Typing rests so long before the server is asked. */
const restMs = 250

/** What is sent instead, by SKU. */
export type ExchangeWish = Readonly<Record<string, number>>

export const wishedLines = (wish: ExchangeWish) =>
  Object.entries(wish).flatMap(([sku, quantity]) => (quantity > 0 ? [{ sku, quantity }] : []))

interface Answered {
  readonly key: string
  readonly answer: Result<unknown, Refusal>
}

/** What the server makes of a wish, anew whenever it is another; an older answer is not waited for. Writes nothing. */
export function useExchangePreview(run: RunCommand, returnId: string, wish: ExchangeWish, waive: boolean) {
  const lines = wishedLines(wish)
  const key = JSON.stringify({ returnId, lines, ...(waive ? { waive } : {}) })
  const [seen, setSeen] = useState<Answered>()
  const empty = lines.length === 0
  // Consoles make it anew whenever they draw; what is asked stays the same
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (empty) return undefined
    let over = false
    const ask = async (): Promise<void> => {
      const answer = await latest.current('previewExchange', JSON.parse(key))
      if (!over) setSeen({ key, answer })
    }
    const rest = setTimeout(() => void ask(), restMs)
    return () => {
      over = true
      clearTimeout(rest)
    }
  }, [key, empty])
  const answer = !empty && seen?.key === key ? seen.answer : undefined
  return {
    asking: !empty && answer === undefined,
    preview: answer?.ok ? (answer.value as ExchangePreview) : undefined,
    refusal: answer && !answer.ok ? answer.refusal : undefined,
  }
}
