import { useSyncExternalStore } from 'react'

export type SchemeChoice = 'system' | 'light' | 'dark'

const key = 'souk-console.scheme'
const listeners = new Set<() => void>()
const dark = matchMedia('(prefers-color-scheme: dark)')
dark.addEventListener('change', () => {
  for (const listener of listeners) listener()
})

const read = (): SchemeChoice => {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** What the person chose; `system` follows the machine. */
export function chooseScheme(choice: SchemeChoice): void {
  localStorage.setItem(key, choice)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, read)

/** `light` or `dark`, as it is drawn now. */
export const useScheme = (): 'light' | 'dark' =>
  useSyncExternalStore(subscribe, () => {
    const choice = read()
    return choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice
  })
