import type { VisitDay } from '@souk/analytics'
import { behaviourQuery } from '@souk/analytics/queries'
import { useLiveQuery } from '../use-live-query.ts'
import type { Period } from './period.ts'

/** Days of two periods, true to the last seconds: servers write what they counted every two. */
export function useBehaviour(now: Period, before: Period) {
  const { data, error, isError, refetch } = useLiveQuery<readonly VisitDay[]>({
    name: 'behaviour',
    groq: behaviourQuery,
    params: { from: before.first, to: now.last, limit: 400 },
    types: ['behaviourDay'],
  })
  const within = ({ first, last }: Period) => (data ?? []).filter(({ day }) => day >= first && day <= last)
  return {
    ready: data !== undefined,
    error: isError && !data ? error : undefined,
    retry: refetch,
    now: within(now),
    before: within(before),
  }
}
