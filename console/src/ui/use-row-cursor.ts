import { useState } from 'react'

/** J and K through rows by id; the cursor stays with its row when rows come and go. */
export function useRowCursor(ids: readonly string[], onOpen: (id: string) => void) {
  const [cursor, setCursor] = useState<string>()
  const [moved, setMoved] = useState(0)
  const move = (step: number) => () => {
    const at = cursor === undefined ? -1 : ids.indexOf(cursor)
    const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + step))
    setCursor(ids[next])
    setMoved(Date.now())
  }
  return {
    cursor,
    /** When a key last moved it, in ms. */
    moved,
    clear: () => setCursor(undefined),
    keys: {
      j: move(1),
      k: move(-1),
      Enter: () => {
        if (cursor !== undefined) onOpen(cursor)
      },
    },
  }
}
