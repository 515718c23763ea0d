import { factsOfOrder, factsOfRefund, type Rollup, rebuild, type SettledRefund, type SoldOrder } from '@souk/analytics'
import { rollupsQuery } from '@souk/analytics/queries'
import { refundedAfterQuery, soldAfterQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'
import type { Period } from './period.ts'
import type { Hour } from './sales-figures.ts'

const mostHours = 5000
const mostPast = 2000
const beginning = '1970-01-01T00:00:00.000Z'

interface OrderRow extends Omit<SoldOrder, 'placedAt' | 'canceledAt'> {
  readonly placedAt: string | null
  readonly canceledAt: string | null
  /** False when it was called off before it was paid. */
  readonly sold: boolean
}

/** The order as figures need it. Parts that were called off are told apart once a roll-up folds their hour. */
const figured = ({ placedAt, canceledAt, sold, ...order }: OrderRow): SoldOrder => ({
  ...order,
  ...(placedAt ? { placedAt } : {}),
  ...(canceledAt ? { canceledAt } : {}),
  ...(sold ? {} : { unsold: { amount: order.totals.total, units: order.allocations } }),
})

/**
 * What lies past the cursor: facts that no roll-up has folded yet, folded here by the same function. The cursor of an
 * hour is the newest moment and fact in it; the newest of all hours is how far the folder has come.
 */
export function hoursPast(
  cursor: string,
  orders: readonly OrderRow[],
  refunds: readonly SettledRefund[],
  zone: string,
): readonly Hour[] {
  const facts = [...orders.flatMap((order) => factsOfOrder(figured(order))), ...refunds.flatMap(factsOfRefund)]
  return rebuild(
    facts.filter(({ at, kind, id }) => `${at} ${kind} ${id}` > cursor),
    zone,
  )
}

/** The hours of two periods, true to the last order: roll-ups and what lies past their cursor. */
export function useSales(now: Period, before: Period, zone: string) {
  const rollups = useLiveQuery<readonly Rollup[]>({
    name: 'rollups',
    groq: rollupsQuery,
    params: { from: before.from, to: now.to, limit: mostHours },
    types: ['rollup'],
  })
  const cursor = (rollups.data ?? []).reduce((newest, each) => (each.cursor > newest ? each.cursor : newest), '')
  const from = cursor.split(' ')[0] || (rollups.data ? now.from : beginning)
  const past = { from, limit: mostPast }
  const ready = rollups.data !== undefined
  const orders = useLiveQuery<readonly OrderRow[]>({
    name: 'soldAfter',
    groq: soldAfterQuery,
    params: past,
    types: ['order'],
    enabled: ready,
  })
  const refunds = useLiveQuery<readonly SettledRefund[]>({
    name: 'refundedAfter',
    groq: refundedAfterQuery,
    params: past,
    types: ['refund'],
    enabled: ready,
  })
  const all: readonly Hour[] = [
    ...(rollups.data ?? []),
    ...hoursPast(cursor, orders.data ?? [], refunds.data ?? [], zone),
  ]
  const within = ({ first, last }: Period) => all.filter(({ day }) => day >= first && day <= last)
  const failed = [rollups, orders, refunds].find(({ isError, data }) => isError && !data)
  return {
    ready: ready && orders.data !== undefined && refunds.data !== undefined,
    error: failed?.error,
    retry: () => void failed?.refetch(),
    now: within(now),
    before: within(before),
  }
}
