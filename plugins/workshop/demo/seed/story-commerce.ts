import { type Commerce, createCommerce, type DocumentStore } from '@souk/commerce'
import { type Instant, type NewUlid, ulid } from '@souk/kernel'
import type { Carrier } from '@souk/shipping'
import { ownCourier } from '@souk/shipping/own-courier'
import type { Random } from '../random.ts'

const gramsPerOunce = 28.35
/** Cents for a parcel of no weight, and the days it takes. */
const services = [
  ['FEDEX_GROUND', 975, 3],
  ['FEDEX_2_DAY', 1720, 2],
] as const

/** What FedEx asked in those days, a cent more for a tenth of an ounce. Its parcels the story plays itself. */
const fedexOfThePast: Carrier = {
  ...ownCourier,
  name: 'fedex',
  rates: async ({ weightGrams = 500, currency = 'USD' }) =>
    services.map(([service, base, days]) => ({
      carrier: 'FedEx',
      service,
      amount: base + Math.round((weightGrams / gramsPerOunce) * 10),
      currency,
      days,
    })),
}

/** The real commands over a store, on the story's clock. Providers and post are left out: the story plays them itself. */
export const commerceOver = (store: DocumentStore, secret: string, clock: () => Instant, newUlid: NewUlid): Commerce =>
  createCommerce({
    store,
    clock,
    newUlid,
    providers: [],
    carriers: [ownCourier, fedexOfThePast],
    mailer: { send: async () => ({ state: 'rejected', reason: 'the past gets no mail' }) },
    secret,
    publicOrigin: 'http://localhost',
    log: () => undefined,
    tuning: { maxWaitMs: 600_000 },
  })

/** Ids of a story: its own time, and chance from its seed. */
export const ulidsOf =
  (random: Random, clock: () => Instant): NewUlid =>
  () => {
    const chance = Uint8Array.from({ length: 10 }, () => random.whole(0, 255))
    return ulid(Date.parse(clock()), chance)
  }

/** The same store, whose documents carry this time when the writer names none. */
export const stampedAt = (store: DocumentStore, at: Instant): DocumentStore => ({
  ...store,
  commit: (writes, options) => store.commit(writes, { at, ...options }),
})
