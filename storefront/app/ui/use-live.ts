import { useEffect, useRef, useState } from 'react'
import { useReadAgain } from './use-read-again.ts'

/** How the line to the shop is: seconds since its last word, or undefined before scripts run. */
export interface LiveLine {
  readonly silentFor: number | undefined
}

/** Listens to a page's events, reads the page again at each change, and counts the silence. */
export function useLive(path: string, readAt: string): LiveLine {
  const readAgain = useReadAgain()
  const [silentFor, setSilentFor] = useState<number>()
  const heardAt = useRef(0)
  const again = useRef(readAgain)
  useEffect(() => {
    again.current = readAgain
  })
  useEffect(() => {
    if (readAt) heardAt.current = Date.now()
  }, [readAt])
  useEffect(() => {
    const source = new EventSource(path)
    let opened = 0
    const heard = () => {
      heardAt.current = Date.now()
      setSilentFor(0)
    }
    source.addEventListener('open', () => {
      opened += 1
      heard()
      void again.current()
    })
    source.addEventListener('beat', heard)
    source.addEventListener('changed', () => {
      heard()
      void again.current()
    })
    const clock = setInterval(() => setSilentFor(Math.floor((Date.now() - heardAt.current) / 1000)), 1000)
    return () => {
      clearInterval(clock)
      source.close()
    }
  }, [path])
  return { silentFor }
}
