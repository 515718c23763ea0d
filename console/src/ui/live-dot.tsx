import { LiveDot } from '@souk/ui'
import { useSyncExternalStore } from 'react'
import { useSeconds } from '../clock.ts'
import { useConsole } from '../console-context.tsx'

/** Since when (ms) no changes are heard; undefined while live. Drawn again when that changes. */
export function useSilence(): number | undefined {
  const { live } = useConsole().session
  return useSyncExternalStore(live.onStatus, () => {
    const status = live.status()
    return status.live ? undefined : status.since
  })
}

function Silent({ since }: { readonly since: number }) {
  const silent = useSeconds() - since
  // A short gap is no news: the client reconnects within seconds.
  if (silent < 10_000) return <LiveDot state="live" />
  return <LiveDot state={silent < 30_000 ? 'stale' : 'lost'} seconds={Math.floor(silent / 1000)} />
}

/** The page's live dot: green, or how old the page is. */
export function PageLiveDot() {
  const since = useSilence()
  return since === undefined ? <LiveDot state="live" /> : <Silent since={since} />
}
