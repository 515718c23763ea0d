import type { TrackingStatus } from '../../domain/documents.ts'

/** DHL's unified status codes in ours. developer.dhl.com, Shipment Tracking Unified. */
export const dhlStatuses = {
  'pre-transit': 'labeled',
  transit: 'in_transit',
  delivered: 'delivered',
  failure: 'failed',
  unknown: 'unknown',
} as const satisfies Readonly<Record<string, TrackingStatus>>

/** Their words are finer than their codes: the first row that fits an event of these codes decides. */
export const dhlWords: readonly {
  readonly codes: readonly string[]
  readonly words: RegExp
  readonly means: TrackingStatus
}[] = [
  { codes: ['failure', 'transit'], words: /return(ed|ing)? to (the )?(sender|shipper)|returned/i, means: 'returned' },
  {
    codes: ['transit'],
    words: /out for delivery|with delivery courier|loaded .*delivery vehicle/i,
    means: 'out_for_delivery',
  },
  {
    codes: ['transit'],
    words: /ready for (pick|collection)|available for (pick|collection)|service ?point/i,
    means: 'available_for_pickup',
  },
  { codes: ['transit', 'failure'], words: /delay|customs status updated|on hold|held/i, means: 'delayed' },
  { codes: ['transit'], words: /picked up|shipment accepted|collected/i, means: 'picked_up' },
]

/** What a code and its words mean; a code that the table does not know is `unknown`. */
export function fromDhl(code: string, words: string): TrackingStatus {
  const finer = dhlWords.find((row) => row.codes.includes(code) && row.words.test(words))
  if (finer) return finer.means
  return Object.hasOwn(dhlStatuses, code) ? dhlStatuses[code as keyof typeof dhlStatuses] : 'unknown'
}
