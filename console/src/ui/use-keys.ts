import { useEffect, useRef } from 'react'

export type KeyTable = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** True while a dialog is open: the page beneath it keeps its hands still. */
const covered = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"], [data-ui="Dialog"]') !== null

/** Single letters for this page. They rest while a field has focus, while a dialog is open and with a modifier held. */
export function useKeys(keys: KeyTable): void {
  const table = useRef(keys)
  useEffect(() => {
    table.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return
      if (typing(event.target) || covered()) return
      const onControl = event.target instanceof HTMLElement && event.target.closest('button, a, [role="button"]')
      if (onControl && (event.key === 'Enter' || event.key === ' ')) return
      const act = table.current[event.key]
      if (!act) return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
