import type { Tone } from '@souk/kernel'
import { navCountsQuery, openAlarmsQuery } from '../queries.ts'
import type { PageName } from '../resources.ts'
import { useLiveQuery } from '../use-live-query.ts'

interface NavCount {
  readonly value: number
  readonly tone: Tone
  /** What the figure counts, for those who cannot see where it stands. */
  readonly words: string
}

interface Counts {
  readonly orders: number
  readonly floor: number
  readonly low: number
  readonly messages: number
  readonly parcels: number
  readonly effects: number
  readonly tickets: number
}

/** What waits behind each page of the side. */
export function useNavCounts(): Partial<Readonly<Record<PageName, NavCount>>> {
  const { data } = useLiveQuery<Counts>({
    name: 'navCounts',
    groq: navCountsQuery,
    types: ['order', 'fulfillment', 'stockLevel', 'message', 'shipment', 'effect', 'ticket'],
  })
  // A query hears of seven types at most
  const alarms = useLiveQuery<number>({ name: 'openAlarms', groq: openAlarmsQuery, types: ['alarm'] })
  if (!data) return {}
  return {
    orders: { value: data.orders, tone: 'default', words: 'orders in work' },
    floor: { value: data.floor, tone: 'default', words: 'on the floor' },
    stock: { value: data.low, tone: 'caution', words: 'low or out' },
    support: { value: data.tickets, tone: 'caution', words: 'wait for an answer' },
    messages: { value: data.messages, tone: 'critical', words: 'did not arrive' },
    parcels: { value: data.parcels, tone: 'caution', words: 'need a look' },
    effects: { value: data.effects, tone: 'critical', words: 'given up' },
    alarms: { value: alarms.data ?? 0, tone: 'critical', words: 'open alarms' },
  }
}
