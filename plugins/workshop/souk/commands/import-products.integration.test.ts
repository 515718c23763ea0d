import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLakeStore } from '@souk/commerce'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { site } from '../../demo/coffee/site.ts'
import { loadSite } from '../../demo/load-site.ts'
import { openEmptyLake, rememberingIo } from '../testing/empty-lake.ts'
import { backup } from './backup.ts'
import { importProducts } from './import-products.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const coffee = join(import.meta.dirname, '../../demo/coffee')
let lake: Awaited<ReturnType<typeof openEmptyLake>>
let folder: string

/** Everything in the dataset, as text that tells any change. */
const contents = () =>
  lake.client.fetch<readonly { _id: string; _rev: string }[]>('*[!(_type match "system.*")] | order(_id){_id, _rev}')

const run = async (...words: readonly string[]) => {
  const io = rememberingIo(lake.env)
  const code = await importProducts.run(words, io)
  return { code, result: io.results.at(-1) as Record<string, unknown>, said: io.said }
}

/** A few products of the demo catalogue with their pictures, in a folder of their own. */
function smallCatalogue(change: (csv: string) => string): string {
  const [header = '', ...rows] = readFileSync(join(coffee, 'products.csv'), 'utf8').split(/\n(?=[a-z0-9-]+,)/)
  const csv = [header, ...rows.filter((row) => /^(v60-sidama|cinnamon-bun|gooseneck-kettle),/.test(row))].join('\n')
  const file = join(folder, 'small.csv')
  writeFileSync(file, change(csv))
  return file
}

beforeAll(async () => {
  lake = await openEmptyLake()
  folder = mkdtempSync(join(tmpdir(), 'souk-import-'))
  for (const name of [
    'v60-sidama',
    'v60-sidama-counter',
    'cinnamon-bun',
    'cinnamon-bun-close',
    'gooseneck-kettle',
    'gooseneck-kettle-persimmon',
    'gooseneck-kettle-cream',
  ])
    cpSync(join(coffee, `pictures/${name}.webp`), join(folder, `pictures/${name}.webp`))
  const target = { client: lake.client, store: createLakeStore(lake.client), folder: coffee, progress: () => undefined }
  await loadSite(
    target,
    site.filter(({ _type }) => _type !== 'page'),
  )
})
afterAll(async () => {
  await lake?.close()
  if (folder) rmSync(folder, { recursive: true })
})

test('a file with one wrong row changes nothing at all', async () => {
  const before = await contents()
  const file = smallCatalogue((csv) => csv.replace(',52.00,', ',$52.00,').replace('5.20', '$5.20'))
  const { code, result } = await run(file)
  expect(code).toBe(1)
  expect(result).toMatchObject({
    ok: false,
    problems: [{ column: 'Variant Price', reason: expect.stringContaining('5.20') }],
  })
  expect(await contents()).toEqual(before)
})

test('a dry run says what would happen and changes nothing', async () => {
  const before = await contents()
  const { code, result } = await run(
    smallCatalogue((csv) => csv),
    '--dry-run',
  )
  expect([code, result['dryRun'], result['summary']]).toEqual([
    0,
    true,
    { products: 3, variants: 7, images: 7, retired: 0, openedUnits: 0 },
  ])
  expect(await contents()).toEqual(before)
})

test('T21 a CSV import brings products, variants, pictures and the opening stock', async () => {
  const { code, result } = await run(smallCatalogue((csv) => csv))
  expect([code, result['summary']]).toEqual([0, { products: 3, variants: 7, images: 7, retired: 0, openedUnits: 595 }])
  expect(
    await lake.client.fetch(`{
      "product": *[_id == "product-cinnamon-bun"][0]{"title": title[0].value, "seller": seller->name, "category": categories[0]->handle.current, "asset": images[0].asset->mimeType},
      "variants": *[_type == "variant" && product._ref == "product-cinnamon-bun"] | order(position){sku, price, compareAtPrice, "title": title[0].value},
      "levels": *[_type == "stockLevel" && sku match "BAK-*"] | order(sku){sku, location, onHand},
      "movements": *[_type == "stockMovement"]{"cause": cause.kind, "units": math::sum(entries[].quantity)}
    }`),
  ).toEqual({
    product: { title: 'Cinnamon bun', seller: 'Mill Lane Bakery', category: 'bakery', asset: 'image/webp' },
    variants: [
      { sku: 'BAK-BUN-CIN', price: 390, compareAtPrice: null, title: 'One' },
      { sku: 'BAK-BUN-CIN-4', price: 1400, compareAtPrice: 1560, title: 'Box of four' },
    ],
    levels: [
      { sku: 'BAK-BUN-CIN', location: 'location-kettle-lane', onHand: 48 },
      { sku: 'BAK-BUN-CIN-4', location: 'location-kettle-lane', onHand: 12 },
    ],
    movements: [{ cause: 'receipt', units: 595 }],
  })
  const io = rememberingIo(lake.env)
  expect([await verify.run([], io), io.results]).toEqual([0, [{ ok: true, drift: [] }]])
})

test('T21 importing again, without a deploy, takes new prices, keeps the stock, and takes off sale what the file no longer has', async () => {
  const without = (csv: string) =>
    csv.replace('14.00,15.60', '13.50,15.60').replace(/\ngooseneck-kettle,(?:[^\n]*)GEA-KET-CRE[^\n]*/, '')
  const { code, result } = await run(smallCatalogue(without))
  expect([code, result['summary']]).toEqual([0, { products: 3, variants: 6, images: 6, retired: 1, openedUnits: 0 }])
  expect(
    await lake.client.fetch(`{
      "price": *[_id == "variant-bak-bun-cin-4"][0].price,
      "active": *[_id == "variant-gea-ket-cre"][0].active,
      "onHand": *[_type == "stockLevel" && sku == "BAK-BUN-CIN-4"][0].onHand,
      "assets": count(*[_type == "sanity.imageAsset" && originalFilename match "gooseneck*"])
    }`),
  ).toEqual({ price: 1350, active: false, onHand: 12, assets: 3 })
})

test('a SKU that belongs to another product of the shop is refused', async () => {
  const before = await contents()
  const { code, result } = await run(smallCatalogue((csv) => csv.replaceAll('\ncinnamon-bun,', '\nother-bun,')))
  expect([code, result['problems']]).toEqual([
    1,
    ['BAK-BUN-CIN', 'BAK-BUN-CIN-4'].map((sku) =>
      expect.objectContaining({
        column: 'Variant SKU',
        reason: `${sku} belongs to product-cinnamon-bun in the shop already`,
      }),
    ),
  ])
  expect(await contents()).toEqual(before)
})

test('a backup brings the whole shop back into an empty dataset', async () => {
  const file = join(folder, 'shop.backup')
  const plain = '*[!(_id in path("_.**"))] | order(_id)'
  const said = rememberingIo(lake.env)
  expect(await backup.run([file], said)).toBe(0)
  const other = await openEmptyLake()
  try {
    expect(await restore.run([file], rememberingIo(other.env))).toBe(0)
    const stamps = ({ _rev, _updatedAt, ...rest }: Record<string, unknown>) => rest
    const [before, after] = await Promise.all(
      [lake, other].map(async ({ client }) => (await client.fetch<Record<string, unknown>[]>(plain)).map(stamps)),
    )
    expect(before?.length).toBeGreaterThan(40)
    const isAsset = ({ _type }: Record<string, unknown>) => String(_type).startsWith('sanity.')
    expect(after?.filter((each) => !isAsset(each))).toEqual(before?.filter((each) => !isAsset(each)))
    expect(after?.filter(isAsset).map(({ _id }) => _id)).toEqual(before?.filter(isAsset).map(({ _id }) => _id))
    const io = rememberingIo(other.env)
    expect([await verify.run([], io), io.results]).toEqual([0, [{ ok: true, drift: [] }]])
    await expect(restore.run([file], rememberingIo(other.env))).rejects.toThrow('is not empty')
  } finally {
    await other.close()
  }
})
