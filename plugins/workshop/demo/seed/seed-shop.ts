import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import {
  type Commerce,
  type CommerceDependencies,
  createCommerce,
  createLakeStore,
  type DocumentStore,
} from '@souk/commerce'
import { type Instant, instant, plusMinutes, type StoredDocument, systemActor, ulid } from '@souk/kernel'
import { ownCourier } from '@souk/shipping/own-courier'
import { importCatalogue } from '../../souk/import/import-catalogue.ts'
import { shopFacts, site } from '../coffee/site.ts'
import { loadSite } from '../load-site.ts'
import { createRandom, type Random } from '../random.ts'
import { createAgenda } from './agenda.ts'
import type { Goods } from './baskets.ts'
import { doEffects } from './effects-done.ts'
import { type PlacesFor, playOrder } from './order-course.ts'
import { planOrders } from './plan.ts'
import { createSeedStore, type SeedStore } from './seed-store.ts'
import { shopDays } from './shop-time.ts'
import { shoppers } from './shoppers.ts'
import { createStage, type Stage } from './stage.ts'
import { emptyTray, type Par, planStock } from './stock-rounds.ts'
import { createStripeBooks } from './stripe-books.ts'

/** What is asked of the seeder. */
export interface SeedRequest {
  readonly client: SanityClient
  /** The shop's secret: PINs and links of seeded orders derive from it. */
  readonly secret: string
  /** Origin of Stripe's simulator; without one, sessions are only written down. */
  readonly stripe?: string
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

const coffee = join(import.meta.dirname, '../coffee')
const quiet: CommerceDependencies['log'] = () => undefined

function commerceOver(store: DocumentStore, { secret }: SeedRequest, clock: () => Instant, newUlid: Ulids): Commerce {
  return createCommerce({
    store,
    clock,
    newUlid,
    providers: [],
    carriers: [ownCourier],
    mailer: { send: async () => ({ state: 'sent' }) },
    secret,
    publicOrigin: 'http://localhost',
    log: quiet,
    tuning: { maxWaitMs: 600_000 },
  })
}

type Ulids = Parameters<typeof createCommerce>[0]['newUlid']

/** Ids of a story: its own time, and chance from its seed. */
const ulidsOf =
  (random: Random, clock: () => Instant): Ulids =>
  () =>
    ulid(
      Date.parse(clock()),
      Uint8Array.from({ length: 10 }, () => random.whole(0, 255)),
    )

const contentQuery =
  '*[_type in ["product", "variant", "category", "seller", "siteSettings", "stockLocation", "taxRate", "deliveryZone", "stockLevel"] && !(_id in path("drafts.**"))]'

/** Site and catalogue, as they stood when the story begins. */
async function loadCatalogue(request: SeedRequest, lake: DocumentStore, start: Instant, newUlid: Ulids) {
  const { client, progress } = request
  const commerce = commerceOver(lake, request, () => start, newUlid)
  const loadPages = await loadSite(
    { client, store: lake, folder: coffee, at: start, newTransactionId: newUlid, progress },
    site,
  )
  const imported = await importCatalogue({
    client,
    store: lake,
    receive: (input, commandId) =>
      commerce.dispatch('receiveStock', input, { actor: systemActor('Import'), commandId, now: start }),
    file: join(coffee, 'products.csv'),
    location: shopFacts.locations[0] ?? '',
    dryRun: false,
    at: start,
    newTransactionId: newUlid,
    progress,
  })
  if (!imported.ok) throw new Error(`the demo catalogue is wrong: ${JSON.stringify(imported.problems[0])}`)
  await loadPages()
  return imported.summary
}

interface VariantFacts extends StoredDocument {
  readonly sku: string
  readonly price: number
  readonly position: number
  readonly product: { readonly _ref: string }
}
interface ProductFacts extends StoredDocument {
  readonly published: boolean
  readonly tags: readonly string[]
  readonly categories: readonly { readonly _ref: string }[]
}

/** What can be sold, from the documents themselves, in a fixed order. */
function goodsOf(documents: readonly StoredDocument[]): readonly Goods[] {
  const products = new Map(
    documents.filter(({ _type }) => _type === 'product').map((each) => [each._id, each as ProductFacts]),
  )
  return documents
    .filter(({ _type }) => _type === 'variant')
    .map((each) => each as VariantFacts)
    .flatMap(({ sku, price, position, product: { _ref } }) => {
      const product = products.get(_ref)
      const category = product?.categories[0]?._ref.replace('category-', '') ?? ''
      return product?.published ? [{ sku, price, position, category, tags: product.tags }] : []
    })
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
}

/** Kettle Lane keeps what it opened with; Mill Lane nearly half of it, and of small numbers at least one. */
function parsOf(
  documents: readonly StoredDocument[],
  [kettle = '', mill = '']: readonly string[],
): ReadonlyMap<string, Par> {
  const opened = documents
    .filter(({ _type }) => _type === 'stockLevel')
    .map((level) => [String(level['sku']), Number(level['onHand'])] as const)
    .filter(([sku]) => sku !== 'PAN-SOY-1L')
  return new Map([
    [kettle, new Map(opened)],
    [mill, new Map(opened.map(([sku, units]) => [sku, Math.ceil(units * 0.45)]))],
  ])
}

const placesFor: PlacesFor = ({ method, shopper }) => {
  const [kettle = '', mill = ''] = shopFacts.locations
  const millOnly = (shopFacts.mill.postcodes as readonly string[]).includes(shopper.address.postalCode)
  return method === 'delivery' && millOnly ? [mill] : [kettle, mill]
}

/** Plays the story on a stage up to `now`; answers how many orders there are. */
async function play(
  stage: Stage,
  request: SeedRequest,
  documents: readonly StoredDocument[],
  start: Instant,
): Promise<number> {
  const { now, days: dayCount, orders, seed, progress } = request
  const { agenda, timeZone } = stage
  const chance = createRandom(seed)
  const people = shoppers(chance.fork('people'), 90)
  const planned = planOrders(chance.fork('plan'), people, { now, dayCount, orders, timeZone })
  planStock(stage, shopDays(now, dayCount, timeZone), parsOf(documents, shopFacts.locations))
  let made = 0
  for (const one of planned)
    agenda.plan(one.at, async () => {
      if (await playOrder(stage, one, placesFor)) made += 1
      if (made % 100 === 0) progress(`orders ${made}/${planned.length}`)
    })
  if (orders > 20) agenda.plan(plusMinutes(now, -0.5), () => emptyTray(stage, 'BAK-CRO-ALM'))
  // The first morning's delivery fills Mill Lane before anybody orders.
  agenda.plan(start, async () => undefined)
  await agenda.run(now)
  return made
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

function stageOf(request: SeedRequest, store: SeedStore, documents: readonly StoredDocument[], start: Instant): Stage {
  const random = createRandom(request.seed)
  const agenda = createAgenda(start)
  const newUlid = ulidsOf(random.fork('ids'), agenda.now)
  return createStage(
    {
      commerce: commerceOver(store, request, agenda.now, newUlid),
      store,
      agenda,
      random: random.fork('story'),
      books: createStripeBooks(request.stripe ?? 'https://checkout.stripe.com'),
      goods: goodsOf(documents),
      locations: shopFacts.locations,
      timeZone: shopFacts.timeZone,
      shopName: 'My Coffee Shop',
      newUlid,
    },
    doEffects,
  )
}

/**
 * Makes the coffee shop with a history that ends `now`: site and catalogue through the importer, then every order by the
 * real commands under the story's clock. The same seed and now make the same shop.
 */
export async function seedShop(request: SeedRequest): Promise<SeedSummary> {
  const { now, days, seed, progress, client, stripe } = request
  const lake = createLakeStore(client, { requestTimeoutMs: 60_000 })
  const start = shopDays(now, Math.max(1, days), shopFacts.timeZone)[0]?.at(4 * 60) ?? now
  const begin = start < now ? start : instant(now)
  const catalogue = await loadCatalogue(
    request,
    lake,
    begin,
    ulidsOf(createRandom(seed).fork('catalogue'), () => begin),
  )
  const documents = await lake.query<readonly StoredDocument[]>(contentQuery)
  const started = performance.now()
  let clock = (): Instant => begin
  const store = createSeedStore(lake, documents, () => clock())
  const stage = stageOf(request, store, documents, begin)
  clock = stage.agenda.now
  const orders = await play(stage, request, documents, begin)
  progress(`writing the last of ${store.commits()} transactions`)
  await store.flush()
  if (stripe) await loadStripe(stripe, stage.books.loads())
  progress('folding the sales figures')
  const { buckets } = await commerceOver(lake, request, () => now, stage.newUlid as Ulids).rebuildRollups()
  const historySeconds = (performance.now() - started) / 1000
  progress(`${orders} orders in ${historySeconds.toFixed(1)} s, ${buckets} hours of sales`)
  return {
    products: catalogue.products,
    variants: catalogue.variants,
    orders,
    transactions: store.commits(),
    historySeconds,
  }
}
