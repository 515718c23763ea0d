import { randomUUID } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import { levelId } from '@souk/inventory'
import { productId, variantId } from '@souk/catalog'
import type { CommandInputs, DocumentStore } from '@souk/commerce'
import { fingerprint, type Refusal, type Result, type Write } from '@souk/kernel'
import { catalogueDocuments } from './catalogue-documents.ts'
import { columns } from './columns.ts'
import type { ImportedProduct, ImportProblem } from './imported.ts'
import { uploadImages } from './upload-images.ts'

/** What an import needs of its surroundings. */
export interface ImportTarget {
  readonly client: SanityClient
  readonly store: DocumentStore
  /** Runs `receiveStock` in the name of the importer. */
  readonly receive: (input: CommandInputs['receiveStock'], commandId: string) => Promise<Result<unknown, Refusal>>
  /** Where the pictures' paths begin. */
  readonly folder: string
  readonly language: string
  readonly defaultSeller: string
  /** Id of the stock location that the file's quantities open. */
  readonly location: string
  readonly progress: (line: string) => void
  /** The time that documents are to carry, where the lake takes it; only the seeder sets it. */
  readonly at?: string
  /** Names transactions; random when left out. */
  readonly newTransactionId?: () => string
}

/** What an import did. */
export interface ImportSummary {
  readonly products: number
  readonly variants: number
  readonly images: number
  /** Variants of these products that the file no longer has: taken off sale. */
  readonly retired: number
  /** Units received as opening stock; levels that exist are left alone. */
  readonly openedUnits: number
}

/** What the dataset holds against or beside the file. */
interface Standing {
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportProblem[]
  readonly retired: readonly string[]
}

const heldQuery = `{
  "variants": *[_type == "variant" && !(_id in path("drafts.**")) && (_id in $variants || product._ref in $products)]{_id, sku, "product": product._ref, active},
  "drafts": *[_id in $drafts]._id
}`

interface Held {
  readonly variants: readonly { _id: string; sku: string; product: string; active: boolean }[]
  readonly drafts: readonly string[]
}

/** Looks at what is there already: SKUs that belong to other products, variants to retire, drafts that would undo it. */
export async function compareWithDataset(
  store: DocumentStore,
  products: readonly ImportedProduct[],
): Promise<Standing> {
  const ours = new Map(
    products.flatMap((product) =>
      product.variants.map(
        (variant) => [variantId(variant.sku), { product: productId(product.handle), row: variant.row }] as const,
      ),
    ),
  )
  const ids = products.map(({ handle }) => productId(handle))
  const held = await store.query<Held>(heldQuery, {
    variants: [...ours.keys()],
    products: ids,
    drafts: ids.map((id) => `drafts.${id}`),
  })
  return {
    problems: held.variants.flatMap(({ _id, sku, product }) => {
      const mine = ours.get(_id)
      return mine && mine.product !== product
        ? [{ row: mine.row, column: columns.sku, reason: `${sku} belongs to ${product} in the shop already` }]
        : []
    }),
    notes: held.drafts.flatMap((draft) => {
      const product = products.find(({ handle }) => `drafts.${productId(handle)}` === draft)
      return product
        ? [
            {
              row: product.row,
              column: columns.handle,
              reason: 'has a draft in the Studio; publishing it would undo this',
            },
          ]
        : []
    }),
    retired: held.variants.filter(({ _id, active }) => active && !ours.has(_id)).map(({ _id }) => _id),
  }
}

const writesAtOnce = 500

async function commitAll(
  { store, at, newTransactionId = randomUUID }: ImportTarget,
  writes: readonly Write[],
): Promise<void> {
  for (let start = 0; start < writes.length; start += writesAtOnce) {
    const options = { transactionId: newTransactionId(), ...(at !== undefined && { at }) }
    const outcome = await store.commit(writes.slice(start, start + writesAtOnce), options)
    if (outcome.kind !== 'committed')
      throw new Error(`the lake answered ${outcome.kind} to the catalogue; run it again`)
  }
}

/** Opens the stock of variants that have no level at the place yet; answers the units. */
async function openStock(target: ImportTarget, products: readonly ImportedProduct[]): Promise<number> {
  const wanted = products.flatMap(({ variants }) => variants).filter(({ quantity }) => quantity > 0)
  const levels = await target.store.get(wanted.map(({ sku }) => levelId(variantId(sku), target.location)))
  const lines = wanted.filter((_, at) => levels[at] === undefined).map(({ sku, quantity }) => ({ sku, quantity }))
  if (lines.length === 0) return 0
  const input = { location: target.location, reference: 'Opening stock', lines }
  const received = await target.receive(input, `import-${fingerprint(input)}`)
  if (!received.ok) throw new Error(`the opening stock was refused: ${received.refusal.message}`)
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

/**
 * Writes a checked import: pictures first (they harm nobody when the rest fails), then all documents, then the opening
 * stock. Safe to run again: ids come from handles and SKUs, pictures from their bytes, stock from missing levels.
 */
export async function writeCatalogue(
  target: ImportTarget,
  products: readonly ImportedProduct[],
  retired: readonly string[],
): Promise<ImportSummary> {
  const paths = products.flatMap(({ images, variants }) => [
    ...images.map(({ path }) => path),
    ...variants.flatMap(({ image }) => (image ? [image] : [])),
  ])
  const assets = await uploadImages(target.client, target.folder, paths, (done, of) => {
    if (done % 10 === 0 || done === of) target.progress(`pictures ${done}/${of}`)
  })
  const documents = catalogueDocuments(products, { ...target, assets })
  target.progress(`writing ${documents.products.length} products, ${documents.variants.length} variants`)
  await commitAll(target, [
    ...[...documents.sellers, ...documents.categories].map((document) => ({ createIfNotExists: { ...document } })),
    ...[...documents.products, ...documents.variants].map((document) => ({ createOrReplace: { ...document } })),
    ...retired.map((id) => ({ patch: { id, set: { active: false } } })),
  ])
  target.progress('opening the stock')
  return {
    products: documents.products.length,
    variants: documents.variants.length,
    images: assets.size,
    retired: retired.length,
    openedUnits: await openStock(target, products),
  }
}
