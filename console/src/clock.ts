import { useSyncExternalStore } from 'react'

/** One ticker per pace for all clocks on the page. */
function ticker(everyMs: number) {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = Date.now()
  const tick = () => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  return {
    read: () => now,
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) {
        now = Date.now()
        timer = setInterval(tick, everyMs)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
  }
}

const seconds = ticker(1000)
const minutes = ticker(15_000)

/** The time now in ms, drawn again every second. For clocks that run. */
export const useSeconds = (): number => useSyncExternalStore(seconds.subscribe, seconds.read)

/** The time now in ms, drawn again every quarter minute. For everything that counts minutes. */
export const useMinutes = (): number => useSyncExternalStore(minutes.subscribe, minutes.read)
