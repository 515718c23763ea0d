import { Button } from '@sanity/ui'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useRun } from '../use-command.ts'
import { keptScans } from './kept-scans.ts'

const againMs = 3000

/** Until the next try: a few seconds, or as soon as the window hears that the line is back. */
const pause = () =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(done, againMs)
    addEventListener('online', done)
    function done() {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })

type Kept = ReturnType<typeof keptScans>
const KeptScansContext = createContext<Kept | undefined>(undefined)

/** The scans of this window: told to the shop in turn, on whichever page one is. */
export function useKeptScans(): Kept {
  const kept = useContext(KeptScansContext)
  if (!kept) throw new Error('useKeptScans outside of KeptScansProvider')
  return kept
}

/** Keeps what was scanned until the shop has answered; the window asks before it is closed over any of it. */
export function KeptScansProvider({ children }: { readonly children: ReactNode }) {
  const run = useRun()
  const [kept] = useState(() => keptScans((input) => run('pickFulfillment', input), pause))
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (kept.read().waiting > 0) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [kept])
  return <KeptScansContext value={kept}>{children}</KeptScansContext>
}

const scans = (count: number): string => (count === 1 ? 'One scan is' : `${count} scans are`)

/** Says which scans the shop has not heard of, and which it did not take after their list was closed. */
export function KeptScansNotice() {
  const kept = useKeptScans()
  const { waiting, unheard, refused } = useSyncExternalStore(kept.subscribe, kept.read)
  return (
    <>
      {unheard ? (
        <div className="banner" data-tone="critical" role="alert">
          <strong>The shop does not answer.</strong> {scans(waiting)} kept here and told as soon as it does. Leave this
          window open.
        </div>
      ) : null}
      {refused.map(({ key, words }) => (
        <div key={key} className="banner scan-refused" data-tone="caution" role="alert">
          <span>{words}</span>
          <Button mode="bleed" fontSize={1} padding={2} text="Got it" onClick={() => kept.dismiss(key)} />
        </div>
      ))}
    </>
  )
}
