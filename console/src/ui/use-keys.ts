import { useLayoutEffect, useRef } from 'react'

/** What a key does. `false` says that it was not meant for this table, and leaves it to another. */
export type KeyTable = Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** True while a dialog is open: the page beneath it keeps its hands still. */
export const isCovered = (): boolean => document.querySelector('[aria-modal="true"], [data-ui="Dialog"]') !== null

/**
 * Single letters for this page. They rest while a field has focus, while a dialog is open and with a modifier held. What
 * stands around the pages is asked `first`, whenever a page came.
 */
export function useKeys(keys: KeyTable, { first = false } = {}): void {
  const table = useRef(keys)
  // With the rows that they move through: a key pressed as soon as these are seen is not lost
  useLayoutEffect(() => {
    table.current = keys
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return
      if (typing(event.target) || isCovered()) return
      const onControl = event.target instanceof HTMLElement && event.target.closest('button, a, [role="button"]')
      if (onControl && (event.key === 'Enter' || event.key === ' ')) return
      const act = table.current[event.key]
      if (act && act(event) !== false) event.preventDefault()
    }
    addEventListener('keydown', listen, first)
    return () => removeEventListener('keydown', listen, first)
  }, [first])
}
