import type { DocumentStore } from '@souk/commerce'
import { type Instant, type NewUlid, plusMinutes, type StoredDocument } from '@souk/kernel'
import { createRandom, type Random } from '../random.ts'
import { createAgenda } from './agenda.ts'
import type { Goods } from './baskets.ts'
import { doEffects } from './effects-done.ts'
import { playOrder } from './order-course.ts'
import { drawBehaviour, type SoldHour } from './draw-behaviour.ts'
import { planOrders } from './plan.ts'
import { createSeedStore } from './seed-store.ts'
import { shopDays } from './shop-time.ts'
import { createStage, type Stage } from './stage.ts'
import { type Par, planStock } from './stock-rounds.ts'
import type { DemoShop } from './story.ts'
import { commerceOver, stampedAt, ulidsOf } from './story-commerce.ts'
import { createStripeBooks, type StripeBooks } from './stripe-books.ts'

/** What is told, and where. */
export interface HistoryRequest {
  readonly shop: DemoShop
  /** Gets every transaction of the story. */
  readonly lake: DocumentStore
  /** Catalogue, site and opening stock, as the lake holds them. */
  readonly documents: readonly StoredDocument[]
  readonly secret: string
  /** Origin of the card provider's pay pages. */
  readonly payPages: string
  readonly days: number
  readonly orders: number
  readonly seed: number
  /** The beginning and the end of the story. */
  readonly start: Instant
  readonly now: Instant
  readonly progress: (line: string) => void
}

/** What was told. */
export interface History {
  readonly orders: number
  readonly transactions: number
  /** Hours with sales. */
  readonly hours: number
  /** The card provider's side of it. */
  readonly books: StripeBooks
}

interface VariantFacts extends StoredDocument {
  readonly sku: string
  readonly price: number
  readonly position: number
  readonly product: { readonly _ref: string }
  readonly parts?: unknown
}
interface ProductFacts extends StoredDocument {
  readonly published: boolean
  readonly tags: readonly string[]
  readonly categories: readonly { readonly _ref: string }[]
}

/** What can be sold, from the documents themselves, in a fixed order. Shoppers of the story buy no bundles: their books are older. */
function goodsOf(documents: readonly StoredDocument[]): readonly Goods[] {
  const products = new Map(
    documents.filter(({ _type }) => _type === 'product').map((each) => [each._id, each as ProductFacts]),
  )
  return documents
    .filter(({ _type }) => _type === 'variant')
    .map((each) => each as VariantFacts)
    .filter(({ parts }) => parts === undefined)
    .flatMap(({ sku, price, position, product: { _ref } }) => {
      const product = products.get(_ref)
      const category = product?.categories[0]?._ref.replace('category-', '') ?? ''
      return product?.published ? [{ sku, price, position, category, tags: product.tags }] : []
    })
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
}

/** What each place is brought back to: its share of what the first one opened with. */
function parsOf({ locations, story }: DemoShop, documents: readonly StoredDocument[]): ReadonlyMap<string, Par> {
  const { shares, gone } = story.stock
  const opened = documents
    .filter(({ _type }) => _type === 'stockLevel')
    .map((level) => [String(level['sku']), Number(level['onHand'])] as const)
    .filter(([sku]) => !gone.includes(sku))
  return new Map(
    locations.map((location, at) => [
      location,
      new Map(opened.map(([sku, units]) => [sku, Math.ceil(units * (shares[at] ?? 0))])),
    ]),
  )
}

/** Plays the story up to `now`; answers how many orders there are. */
async function play(stage: Stage, request: HistoryRequest): Promise<number> {
  const { now, days: dayCount, orders, seed, progress, documents, shop } = request
  const { agenda, timeZone, story } = stage
  const chance = createRandom(seed)
  const people = story.people(chance.fork('people'), 90)
  const planned = planOrders(chance.fork('plan'), people, story.rhythm, { now, dayCount, orders, timeZone })
  planStock(stage, shopDays(now, dayCount, timeZone), parsOf(shop, documents))
  let made = 0
  for (const one of planned)
    agenda.plan(one.at, async () => {
      if (!(await playOrder(stage, one))) return
      made += 1
      if (made % 100 === 0) progress(`orders ${made}/${planned.length}`)
    })
  const { ending } = story
  if (ending && orders > 20) agenda.plan(plusMinutes(now, -0.5), () => ending(stage))
  await agenda.run(now)
  return made
}

/** Draws the visits that the history's orders came from: see `drawBehaviour`. */
async function drawVisits({ lake, documents, now, shop }: HistoryRequest, random: Random, newUlid: NewUlid) {
  const hours = await lake.query<readonly SoldHour[]>(
    '*[_type == "rollup"] | order(start asc){day, orders, products[]{product, units}}',
  )
  const products = documents
    .filter(({ _type }) => _type === 'product')
    .map(({ _id, title }) => ({ id: _id, title: (title as readonly { readonly value: string }[])[0]?.value ?? '' }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const days = drawBehaviour(random, hours, { products, wanted: shop.wanted })
  const writes = days.map((day) => ({ createOrReplace: day }))
  if (writes.length > 0) await lake.commit(writes, { transactionId: newUlid(), at: now })
}

/**
 * Tells a history by dispatching the real commands on the story's clock, and folds its sales figures. The same seed,
 * documents and times tell the same history to the last revision.
 */
export async function tellHistory(request: HistoryRequest): Promise<History> {
  const { lake, documents, secret, payPages, seed, start, now, progress, shop } = request
  const random = createRandom(seed)
  const agenda = createAgenda(start)
  const store = createSeedStore(lake, documents, agenda.now)
  const newUlid = ulidsOf(random.fork('ids'), agenda.now)
  const stage = createStage(
    {
      commerce: commerceOver(store, secret, agenda.now, newUlid),
      store,
      agenda,
      random: random.fork('story'),
      books: createStripeBooks(payPages),
      goods: goodsOf(documents),
      locations: shop.locations,
      story: shop.story,
      timeZone: shop.timeZone,
      shopName: shop.name,
      newUlid,
    },
    doEffects,
  )
  const orders = await play(stage, request)
  progress(`writing the last of ${store.commits()} transactions`)
  await store.flush()
  progress('folding the sales figures')
  const { buckets } = await commerceOver(stampedAt(lake, now), secret, () => now, newUlid).rebuildRollups()
  await drawVisits(request, random.fork('visits'), newUlid)
  return { orders, transactions: store.commits(), hours: buckets, books: stage.books }
}
