import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { type CommandInputs, createLakeStore, type DocumentStore } from '@souk/commerce'
import { type Instant, type NewUlid, type Result, type StoredDocument, systemActor } from '@souk/kernel'
import { importCatalogue } from '../../souk/import/import-catalogue.ts'
import { loadSite } from '../load-site.ts'
import { createRandom } from '../random.ts'
import { askSupport } from './ask-support.ts'
import { openDemoAccount } from './demo-account.ts'
import { tellHistory } from './history.ts'
import { loadParcels } from './load-parcels.ts'
import { sayWhenBack } from './say-when-back.ts'
import { shopDays } from './shop-time.ts'
import type { DemoShop } from './story.ts'
import { commerceOver, ulidsOf } from './story-commerce.ts'

/** What is asked of the seeder. */
export interface SeedRequest {
  readonly shop: DemoShop
  readonly client: SanityClient
  /** The shop's secret: PINs and links of seeded orders derive from it. */
  readonly secret: string
  /** Origin of Stripe's simulator; without one, its side of the story is not loaded anywhere. */
  readonly stripe?: string
  /** Origin of the carriers' simulator; without one, nobody is told of parcels under way. */
  readonly carriers?: string
  readonly days: number
  readonly orders: number
  readonly seed: number
  /** The end of the story. */
  readonly now: Instant
  readonly progress: (line: string) => void
}

/** What was made. */
export interface SeedSummary {
  readonly products: number
  readonly variants: number
  readonly orders: number
  readonly transactions: number
  /** Seconds for the history alone, without catalogue and pictures. */
  readonly historySeconds: number
}

const contentQuery =
  '*[_type in ["product", "variant", "category", "seller", "siteSettings", "stockLocation", "taxRate", "deliveryZone", "stockLevel"] && !(_id in path("drafts.**"))] | order(_id)'

/** Site and catalogue, as they stood when the story begins. */
async function loadCatalogue(request: SeedRequest, lake: DocumentStore, start: Instant, newUlid: NewUlid) {
  const { client, progress, secret, shop } = request
  const commerce = commerceOver(lake, secret, () => start, newUlid)
  const writing = { client, store: lake, at: start, newTransactionId: newUlid, progress }
  const loadPages = await loadSite({ ...writing, folder: shop.folder }, shop.site)
  const imported = await importCatalogue({
    ...writing,
    receive: (input, commandId) =>
      commerce.dispatch('receiveStock', input, { actor: systemActor('Import'), commandId, now: start }),
    file: join(shop.folder, 'products.csv'),
    location: shop.locations[0] ?? '',
    dryRun: false,
  })
  if (!imported.ok) throw new Error(`the demo catalogue is wrong: ${JSON.stringify(imported.problems[0])}`)
  await loadPages()
  await makeCodes(shop, (input) => commerce.dispatch('createPromotionCode', input, { actor: systemActor('Import') }))
  return imported.summary
}

/** A code for every promotion that takes one, after its handle: `promotion-first-cup` has `FIRST-CUP`. */
async function makeCodes(
  { site }: DemoShop,
  make: (input: CommandInputs['createPromotionCode']) => Promise<Result<unknown>>,
): Promise<void> {
  const taking = site.filter(({ _type, automatic }) => _type === 'promotion' && automatic !== true)
  for (const { _id: promotion } of taking) {
    const made = await make({ promotion, code: promotion.slice('promotion-'.length).toUpperCase() })
    if (!made.ok) throw new Error(`no code for ${promotion}: ${made.refusal.message}`)
  }
}

async function loadStripe(origin: string, loads: readonly unknown[]): Promise<void> {
  for (const body of loads) {
    const response = await fetch(`${origin}/_sim/load`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`the card simulator answered ${response.status}: ${await response.text()}`)
    await response.body?.cancel()
  }
}

/** Four in the morning of the first day, when the ovens go on; never after the end of the story. */
function beginning({ now, days, shop }: SeedRequest): Instant {
  const first = shopDays(now, Math.max(1, days), shop.timeZone)[0]?.at(4 * 60)
  return first !== undefined && first < now ? first : now
}

/**
 * Makes a demo shop with a history that ends `now`: site and catalogue through the importer, then every order by the
 * real commands under the story's clock, and the card provider's side of it in its simulator.
 */
export async function seedShop(request: SeedRequest): Promise<SeedSummary> {
  const { client, secret, stripe, seed, progress } = request
  const lake = createLakeStore(client, { requestTimeoutMs: 60_000 })
  const start = beginning(request)
  const newUlid = ulidsOf(createRandom(seed).fork('catalogue'), () => start)
  const { products, variants } = await loadCatalogue(request, lake, start, newUlid)
  const documents = await lake.query<readonly StoredDocument[]>(contentQuery)
  const started = performance.now()
  const payPages = stripe ?? 'https://checkout.stripe.com'
  const told = await tellHistory({ ...request, lake, documents, secret, payPages, start })
  if (stripe) await loadStripe(stripe, told.books.loads())
  if (request.carriers) await loadParcels(request.carriers, lake)
  await sayWhenBack(lake, request.shop, request.now, newUlid)
  await openDemoAccount(lake, { secret, now: request.now, newUlid })
  if (request.days > 0 && request.orders > 0)
    await askSupport(lake, request.shop.support, { secret, now: request.now, newUlid })
  const historySeconds = (performance.now() - started) / 1000
  progress(`${told.orders} orders in ${historySeconds.toFixed(1)} s, ${told.hours} hours of sales`)
  return { products, variants, orders: told.orders, transactions: told.transactions, historySeconds }
}
