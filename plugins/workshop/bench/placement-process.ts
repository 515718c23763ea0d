import { randomBytes } from 'node:crypto'
import { createLakeStore } from '@souk/commerce'
import { openFloor, orderOf, shopper } from '@souk/commerce/testing'
import { instant, systemClock, ulid } from '@souk/kernel'
import { cartOf, clientOf, type PlacedBy, type PlacementPlan, requestsPerSecond, type Way } from './placement-plan.ts'

// One shop process: so many shoppers, each of whom buys as soon as he has been answered; told to the parent.
const plan = JSON.parse(process.argv[2] ?? '{}') as PlacementPlan

/** Naive: every order is a transaction of its own that names the revisions, and all go at once. */
const tunings = {
  guarded: { edgeProcesses: plan.processes },
  strict: {},
  naive: { maxBatch: 1, stockInFlight: plan.width },
} as const satisfies Record<Way, object>

const newUlid = () => ulid(Date.now(), randomBytes(10))
const { commerce } = openFloor(
  createLakeStore(clientOf(plan.port)),
  { at: instant(Date.now()) },
  {
    clock: systemClock,
    newUlid,
    tuning: { requestsPerSecond: requestsPerSecond / plan.processes, ...tunings[plan.way] },
  },
)
const times: number[] = []
let [placed, busy, next] = [0, 0, 0]
let failure: string | undefined
/** When those came who have not been answered. */
const waiting = new Map<string, number>()
const end = performance.now() + plan.seconds * 1000

async function buy(cart: string): Promise<void> {
  const came = performance.now()
  waiting.set(cart, came)
  const order = orderOf(newUlid(), cart)
  while (performance.now() < end) {
    try {
      const told = await commerce.dispatch('placeOrder', order, { actor: shopper })
      if (told.ok) {
        if (performance.now() < end) placed += 1
        break
      }
      if (told.refusal.code !== 'busy') throw new Error(`${told.refusal.code}: ${told.refusal.message}`)
      busy += 1
      await new Promise((wait) => setTimeout(wait, Number(told.refusal.detail?.['retryAfterMs'] ?? 1000)))
    } catch (error) {
      failure ??= error instanceof Error ? error.message : String(error)
      break
    }
  }
  waiting.delete(cart)
  times.push(performance.now() - came)
}
const shop = async (): Promise<void> => {
  while (performance.now() < end && next < plan.carts) await buy(cartOf(plan.nth, next++))
}
const over = new Promise<void>((done) => setTimeout(done, end - performance.now()))
await Promise.race([over, Promise.all(Array.from({ length: plan.width }, shop))])
// Who still waits has waited for so long at the least
times.push(...[...waiting.values()].map((came) => performance.now() - came))
const conflicts = commerce.metrics()['conflicts'] ?? 0
const told: PlacedBy = { placed, busy, conflicts, times, ...(failure !== undefined && { failure }) }
process.send?.(told, () => process.exit(0))
