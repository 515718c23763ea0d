import { useSeconds } from '../clock.ts'
import { useShop } from '../shop.ts'
import { timeOfDay } from '../time-words.ts'
import { useSilence } from './live-dot.tsx'

function Banner({ since }: { readonly since: number }) {
  const { timeZone } = useShop()
  if (useSeconds() - since < 30_000) return null
  return (
    <div className="banner" data-tone="critical" role="alert">
      <strong>Not live since {timeOfDay(since, timeZone)}.</strong> You see what we last knew. It comes back by itself.
    </div>
  )
}

/** After 30 s without a connection: what happened, what is safe, what comes next. */
export function NotLive() {
  const since = useSilence()
  return since === undefined ? null : <Banner since={since} />
}
