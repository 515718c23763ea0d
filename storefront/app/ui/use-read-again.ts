import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/**
 * Reads the page again for each ask, one reading at a time: asks that come meanwhile share the next one. The promise
 * holds once a reading that began after the ask is over.
 */
export function useReadAgain(): () => Promise<void> {
  const { revalidate, state } = useRevalidator()
  const [asked, setAsked] = useState(0)
  const begun = useRef(0)
  const waiting = useRef<(() => void)[]>([])
  const answering = useRef<(() => void)[]>([])
  useEffect(() => {
    if (state !== 'idle') return
    for (const done of answering.current.splice(0)) done()
    if (asked === begun.current) return
    begun.current = asked
    answering.current = waiting.current.splice(0)
    revalidate()
  }, [asked, state, revalidate])
  return () =>
    new Promise((done) => {
      waiting.current.push(done)
      setAsked((times) => times + 1)
    })
}
