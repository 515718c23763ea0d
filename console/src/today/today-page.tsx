import { useMinutes } from '../clock.ts'
import { todayQuery } from '../queries.ts'
import { useShop } from '../shop.ts'
import { addDays, dayOf, longDay, startOfDay, timeOfDay } from '../time-words.ts'
import { Figure } from '../ui/figure.tsx'
import { Page } from '../ui/page.tsx'
import { ReadFailed } from '../ui/states.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { FloorNow } from './floor-now.tsx'
import { NeedsYou } from './needs-you.tsx'
import { type TodayAnswer, todayFigures } from './today-figures.ts'

const week = 7 * 86_400_000

/** The spans that are compared: today so far, and the same weekday a week ago up to this time. */
function useSpans(zone: string) {
  const now = Math.floor(useMinutes() / 60_000) * 60_000
  const today = dayOf(now, zone)
  const instant = (ms: number) => new Date(ms).toISOString()
  return {
    now,
    params: {
      from: instant(startOfDay(today, zone)),
      // One minute on, so that the order placed just now counts.
      to: instant(now + 120_000),
      beforeFrom: instant(startOfDay(addDays(today, -7), zone)),
      beforeTo: instant(now - week),
    },
  }
}

/** The first screen of the day: how it goes, what needs a person, and where the floor stands. */
export function TodayPage() {
  const { timeZone, currency } = useShop()
  const { now, params } = useSpans(timeZone)
  const query = useLiveQuery<TodayAnswer>({ name: 'today', groq: todayQuery, params, types: ['order', 'fulfillment'] })
  const lastWeekday = longDay(now, timeZone).split(' ')[0] ?? ''
  return (
    <Page
      title="Today"
      beside={
        <span>
          {longDay(now, timeZone)}, {timeOfDay(now, timeZone)}
        </span>
      }
    >
      {query.isError && !query.data ? (
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <section className="figures-row" aria-label="Figures of today">
          {todayFigures(query.data, {
            currency,
            zone: timeZone,
            against: `last ${lastWeekday} at ${timeOfDay(now, timeZone)}`,
          }).map((figure) => (
            <Figure key={figure.label} {...figure} />
          ))}
        </section>
      )}
      <div className="today">
        <NeedsYou now={now} />
        <FloorNow />
      </div>
    </Page>
  )
}
