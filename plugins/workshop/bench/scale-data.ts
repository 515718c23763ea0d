import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createClient } from '@sanity/client'
import { createContentLake, type LakeConfig } from '@souk/content-lake'
import { instant, ulid } from '@souk/kernel'
import { createRandom, type Random } from '../demo/random.ts'
import { seedShop } from '../demo/seed/seed-shop.ts'
import { demoShops } from '../demo/shops.ts'
import { openAccess } from '../dev/access.ts'
import { parseWorldEnvironment } from '../dev/env.ts'
import { writeLakeConfig } from '../dev/lake-config.ts'
import { goodsOfCopy, leftOver, Ledger, type Made, rangeOf, skuOfCopy } from './scale-goods.ts'
import { type Buyer, buyerOf, copyOrder } from './scale-orders.ts'
import { type Template, templatesOf } from './scale-templates.ts'

/** How large a shop is to be. */
interface ScaleSize {
  readonly orders: number
  readonly variants: number
}

const seeded = { days: 30, orders: 600 }
const weeks = 104
const weekMs = 7 * 86_400_000
/** Copies of one order in one week lie this far apart at most. */
const jitterMs = 5 * 3_600_000
const ordersOfBuyer = 6
const openCopies = 12
const firstNumber = 1_000_001
const linesOfDelivery = 100

/** Fills a folder with a shop made by real commands: a month of it, the pattern of everything else. */
async function seedFolder(dataDir: string, say: (line: string) => void): Promise<void> {
  const env = parseWorldEnvironment({ DATA_DIR: dataDir })
  const access = openAccess(env.dataDir, env.lakeOrigin)
  const config = JSON.parse(readFileSync(writeLakeConfig(env, access), 'utf8')) as LakeConfig
  const lake = await createContentLake(config)
  const { port } = await lake.listen(0)
  const client = createClient({
    projectId: access.projectId,
    dataset: access.dataset,
    token: access.tokens.server,
    apiVersion: '2025-02-19',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
  })
  const story = { shop: demoShops.coffee, client, secret: access.secrets.commerce, ...seeded, seed: 1 }
  await seedShop({ ...story, now: instant(Date.now()), progress: say })
  await lake.close()
}

/** Writes past the lake, which is closed: its log knows nothing of these documents, as of those of a restored backup. */
class Bulk {
  private readonly insert
  private readonly key
  readonly at = new Date(Date.now() - (weeks + 3) * weekMs).toISOString()
  written = 0

  constructor(database: DatabaseSync) {
    this.key = Number(database.prepare("SELECT key FROM datasets WHERE name = 'production'").get()?.['key'] ?? 1)
    this.insert = database.prepare('INSERT INTO documents (dataset, id, json) VALUES (?, ?, ?)')
  }

  put({ id, json }: Made): void {
    this.insert.run(this.key, id, json)
    this.written += 1
  }

  make(document: { readonly _id: string; readonly [field: string]: unknown }): void {
    const { at } = this
    this.put({ id: document._id, json: JSON.stringify({ _createdAt: at, _updatedAt: at, _rev: 'scale', ...document }) })
  }
}

const newId = (type: string, at: string): string => `${type}.${ulid(Date.parse(at), randomBytes(10))}`

/** Levels as the ledger says, each with a first delivery that brought all that was ever needed and what is left now. */
function writeLevels(ledger: Ledger, bulk: Bulk, random: Random): void {
  let entries: { readonly [field: string]: unknown }[] = []
  const deliver = (): void => {
    const [cause, actor] = [
      { kind: 'receive', reference: 'First delivery' },
      { kind: 'system', id: 'system-import', name: 'Import' },
    ]
    const movement = { _id: newId('stockMovement', bulk.at), _type: 'stockMovement', at: bulk.at, reason: 'receive' }
    if (entries.length > 0) bulk.make({ ...movement, cause, actor, entries })
    entries = []
  }
  for (const [sku, location, page] of ledger.levels()) {
    const left = leftOver(random)
    const quantity = left - page.available
    if (quantity > 0)
      entries.push({ _key: `e${entries.length}`, sku, location, from: 'supplier', to: 'available', quantity })
    const { reserved, committed, damaged, quality_control: qualityControl, safety_stock: safetyStock } = page
    const unavailable = page.unavailable + damaged + qualityControl + safetyStock
    const variant = `variant-${sku.toLowerCase()}`
    bulk.make({
      _id: `stockLevel.${variant}.${location}`,
      _type: 'stockLevel',
      sku,
      variant,
      location,
      onHand: left + reserved + committed + unavailable,
      reserved,
      committed,
      unavailable,
      ...(unavailable > 0 && { damaged, qualityControl, safetyStock }),
      incoming: 0,
      ...(random.chance(0.4) && { reorderPoint: 3 }),
    })
    if (entries.length === linesOfDelivery) deliver()
  }
  deliver()
}

/** Everybody with an account, written once. */
class Buyers {
  private readonly known = new Set<string>()
  private readonly names: readonly string[]
  private readonly bulk: Bulk

  constructor(templates: readonly Template[], bulk: Bulk) {
    this.names = [...new Set(templates.map(({ name }) => name).filter((name) => name.includes(' ')))]
    this.bulk = bulk
  }

  buyer(number: number): Buyer {
    const buyer = buyerOf(number, this.names)
    const { customer: _id, name, email, phone } = buyer
    if (_id === undefined || this.known.has(_id)) return buyer
    this.known.add(_id)
    const { at } = this.bulk
    const account = { state: 'active', language: 'en', addresses: [], consents: [], sessionsFrom: at, createdAt: at }
    this.bulk.make({ _id, _type: 'customer', name, email, phone, emailConfirmedAt: at, ...account })
    return buyer
  }
}

/** Copies the seeded orders over two years, and those still open over the last hours. */
function writeOrders(database: DatabaseSync, size: ScaleSize, copies: number, ledger: Ledger, bulk: Bulk): void {
  const random = createRandom(7)
  const templates = templatesOf(database)
  const closed = templates.filter(({ stage }) => stage === 'closed')
  const open = templates.filter(({ stage }) => stage === 'open')
  const buyers = new Buyers(templates, bulk)
  const most = Math.max(1, Math.ceil(size.orders / ordersOfBuyer))
  const copy = (template: Template, at: number, earlierMs: number): void => {
    const buyer = buyers.buyer(random.whole(1, most))
    const made = copyOrder({ template, number: String(firstNumber + at), buyer, earlierMs, copies, random })
    made.documents.forEach((document) => bulk.put(document))
    made.entries.forEach((entry) => ledger.move(entry))
  }
  const still = open.length * openCopies
  for (let at = 0; at < size.orders - still; at += 1) {
    const week = weeks - Math.floor((at * (weeks + 1)) / size.orders)
    copy(random.pick(closed), at, Math.max(0, week) * weekMs + random.whole(60_000, jitterMs))
  }
  for (let at = 0; at < still; at += 1) {
    const template = open[at % open.length]
    if (template) copy(template, size.orders - still + at, random.whole(1000, 600_000))
  }
}

/** Multiplies the seeded shop in the folder. Answers how many documents it wrote. */
function multiply(dataDir: string, size: ScaleSize, say: (line: string) => void): number {
  const database = new DatabaseSync(join(dataDir, 'lake/lake.sqlite'))
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1048576; BEGIN')
  const range = rangeOf(database, size.variants)
  const [bulk, ledger, random] = [new Bulk(database), new Ledger(), createRandom(8)]
  for (let copy = 0; copy < range.copies; copy += 1) {
    goodsOfCopy(range, copy).forEach((made) => bulk.put(made))
    for (const { sku } of range.variants) ledger.page(skuOfCopy(sku, copy), range.placesOf.get(sku)?.[0] ?? '')
  }
  say(`${range.copies} copies of ${range.variants.length} variants`)
  writeOrders(database, size, range.copies, ledger, bulk)
  writeLevels(ledger, bulk, random)
  database.exec('COMMIT; PRAGMA journal_mode = WAL')
  database.close()
  return bulk.written
}

/** Makes the folder of a large shop, ready for `npm start`. */
export async function makeScaleData(dataDir: string, size: ScaleSize, say: (line: string) => void): Promise<number> {
  const pattern = join(dataDir, 'pattern.json')
  if (!existsSync(pattern)) await seedFolder(dataDir, say)
  writeFileSync(pattern, JSON.stringify(seeded))
  const written = multiply(dataDir, size, say)
  writeFileSync(join(dataDir, 'seeded.json'), JSON.stringify({ shop: 'coffee', ...size }))
  return written
}
