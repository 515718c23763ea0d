import { useLayoutEffect, useRef } from 'react'
import { burstGapMs, scannerBurst } from './scanner-burst.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const isText = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit)$/.test(target.type))

/** Gives a field back what stood in it, in a way that React hears of. */
function write(field: Field, value: string): void {
  const own = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const swallow = (event: Event): void => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Letters that stand for acts of the page wait until it is known that no code begins with them; then they act. */
function letterHold() {
  let held: readonly KeyboardEvent[] = []
  let rest: ReturnType<typeof setTimeout> | undefined
  const again = new WeakSet<Event>()
  const letGo = () => {
    clearTimeout(rest)
    const late = held
    held = []
    for (const { target, key, shiftKey } of late) {
      const press = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true })
      again.add(press)
      target?.dispatchEvent(press)
    }
  }
  return {
    isAgain: (event: Event): boolean => again.has(event),
    hold(event: KeyboardEvent): void {
      swallow(event)
      held = [...held, event]
      clearTimeout(rest)
      rest = setTimeout(letGo, burstGapMs + 5)
    },
    letGo,
    forget(): void {
      clearTimeout(rest)
      held = []
    },
  }
}

/** What hears every key before the page does. A field in which a code was typed keeps what stood in it before. */
function scannerListener(read: (code: string) => void, off: () => boolean) {
  const [burst, letters] = [scannerBurst(), letterHold()]
  let before: { readonly field: Field; readonly value: string } | undefined
  const take = (event: KeyboardEvent, code: string) => {
    letters.forget()
    // The field that is meant for codes submits it itself
    if (isText(event.target) && event.target.dataset['scan'] !== undefined) return
    swallow(event)
    if (before) write(before.field, before.value)
    read(code)
  }
  return (event: KeyboardEvent): void => {
    if (letters.isAgain(event) || off() || event.ctrlKey || event.metaKey || event.altKey) return
    const code = burst.press(event.key, event.timeStamp)
    if (code !== undefined) return take(event, code)
    const { target } = event
    // What came before was typed by a hand
    if (burst.length() <= 1 && event.key !== 'Shift') letters.letGo()
    if (burst.length() === 1) before = isText(target) ? { field: target, value: target.value } : undefined
    if (event.key.length > 1 || event.key === ' ' || event.defaultPrevented) return
    if (!isText(target) && !(target instanceof HTMLSelectElement)) letters.hold(event)
  }
}

const never = () => false

/**
 * Reads what a scanner types, wherever the focus is, and keeps its Enter from pressing what has it. While it is `off` keys
 * are keys.
 */
export function useScanner(read: (code: string) => void, off: () => boolean = never): void {
  const latest = useRef(read)
  useLayoutEffect(() => {
    latest.current = read
  })
  useLayoutEffect(() => {
    const listen = scannerListener((code) => latest.current(code), off)
    addEventListener('keydown', listen, true)
    return () => removeEventListener('keydown', listen, true)
  }, [off])
}
