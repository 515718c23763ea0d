import { useRef, useState } from 'react'

/** J and K through rows by id; the cursor stays with its row when rows come and go. Keys may outrun drawing. */
export function useRowCursor(ids: readonly string[], onOpen: (id: string) => void, onMove?: () => void) {
  const here = useRef<string>(undefined)
  const [cursor, setCursor] = useState<string>()
  const put = (id: string | undefined) => {
    here.current = id
    setCursor(id)
  }
  const move = (step: number) => () => {
    const at = here.current === undefined ? -1 : ids.indexOf(here.current)
    const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + step))
    // The rows have the keys now: Enter must not press the link that was clicked last.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    put(ids[next])
    onMove?.()
  }
  return {
    cursor,
    clear: () => put(undefined),
    keys: {
      j: move(1),
      k: move(-1),
      Enter: () => {
        if (here.current !== undefined) onOpen(here.current)
      },
    },
  }
}
