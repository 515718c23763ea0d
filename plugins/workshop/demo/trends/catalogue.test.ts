import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Localized } from '@souk/kernel'
import { expect, test } from 'vitest'
import { catalogueDocuments } from '../../souk/import/catalogue-documents.ts'
import { parseProducts } from '../../souk/import/parse-products.ts'
import { demoShops } from '../shops.ts'
import { site } from './site.ts'
import { tagWords } from './tag-words.ts'

const languages = ['ar', 'en', 'ur']
const spoken = (words: Localized<unknown> | undefined): readonly string[] =>
  (words ?? []).map(({ _key }) => _key).toSorted()

function catalogue(shop: keyof typeof demoShops) {
  const { folder } = demoShops[shop]
  const read = parseProducts(readFileSync(join(folder, 'products.csv'), 'utf8'), {
    digits: 2,
    hasImage: (path) => existsSync(join(folder, path)),
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
  const paths = read.products.flatMap(({ images, variants }) => [
    ...images.map(({ path }) => path),
    ...variants.flatMap(({ image }) => image ?? []),
  ])
  const assets = new Map(paths.map((path) => [path, `image-${path}`]))
  return { ...catalogueDocuments(read.products, { language: 'en', assets, defaultSeller: '' }), notes: read.notes }
}

const trends = catalogue('trends')

test('T9 the fashion catalogue has eighty products and four hundred variants, each with pictures and a price', () => {
  const { products, variants, notes } = trends
  expect(notes).toEqual([])
  expect(products.length).toBeGreaterThanOrEqual(80)
  expect(variants.length).toBeGreaterThanOrEqual(400)
  expect(products.filter(({ images }) => images.length === 0)).toEqual([])
  expect(products.filter(({ images }) => images.length >= 3).length).toBeGreaterThan(40)
  expect(variants.filter(({ price }) => price < 100)).toEqual([])
  const chosen = products.flatMap(({ options }) => options.map(({ code }) => code))
  expect([...new Set(chosen)].toSorted()).toEqual(['colour', 'metal', 'size', 'volume'])
})

test('T9 a variant in a colour shows that colour, and every colour has its swatch', () => {
  const byId = new Map(trends.products.map((product) => [product._id, product]))
  for (const { product, optionValues, image } of trends.variants) {
    const dye = optionValues.find(({ option }) => option === 'colour' || option === 'metal')
    if (!dye) continue
    expect(image?.asset._ref).toContain(`-${dye.value}.webp`)
    const value = byId
      .get(product._ref)
      ?.options.flatMap(({ values }) => values)
      .find(({ code }) => code === dye.value)
    expect(value?.colour).toMatch(/^#[0-9a-f]{6}$/)
  }
})

test('every tag and every group of tags has words in the three languages', () => {
  const tags = trends.products.flatMap(({ tags }) => tags.flatMap((tag) => tag.split(':')))
  expect([...new Set(tags)].toSorted()).toEqual(Object.keys(tagWords).toSorted())
})

test('every product speaks English, Arabic and Urdu: title, summary, description, options, facts, pictures', () => {
  for (const { title, summary, description, options, facts, images } of trends.products) {
    const said = [title, summary, description, ...images.map(({ alt }) => alt)]
    const chosen = options.flatMap((option) => [option.title, ...option.values.map((value) => value.title)])
    const small = (facts ?? []).flatMap(({ label, value }) => [label, value])
    for (const words of [...said, ...chosen, ...small]) expect(spoken(words)).toEqual(languages)
  }
})

/** Every list of `{_key: language, value}` in a value, however deep. */
function copyIn(value: unknown): readonly Localized<unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const entries: readonly unknown[] = Object.values(value)
  const keys = Array.isArray(value) ? value.map((each) => Object(each)._key) : []
  const localized = keys.includes('en') && Array.isArray(value) && value.every((each) => 'value' in Object(each))
  return localized ? [value] : entries.flatMap(copyIn)
}

test('all copy of the site stands in the three languages, and none of it is empty', () => {
  const copy = site.flatMap(copyIn)
  expect(copy.length).toBeGreaterThan(110)
  expect(copy.filter((words) => spoken(words).join() !== languages.join())).toEqual([])
  expect(copy.filter((words) => words.some(({ value }) => value === ''))).toEqual([])
})

test('every place serves the postcode that all demo shops deliver to', () => {
  const places = site.filter(({ _type }) => _type === 'stockLocation').map(({ _id }) => _id)
  const bay = site.find(({ _id }) => _id === 'zone-bay')
  expect(places).toHaveLength(3)
  expect([bay?.['postcodes'], bay?.['carrier'], bay?.['days']]).toEqual([
    expect.arrayContaining(['94105']),
    'easypost',
    { from: 1, to: 2 },
  ])
  expect(bay?.['locations']).toEqual(places.map((id) => ({ _type: 'reference', _ref: id, _key: id })))
})

test.each(['coffee', 'trends'] as const)(
  'C23 the goods of %s are of several sellers, each of whom the site describes',
  (shop) => {
    const sellers = new Set(demoShops[shop].site.filter(({ _type }) => _type === 'seller').map(({ _id }) => _id))
    const named = catalogue(shop).products.map(({ seller }) => seller._ref)
    expect(new Set(named).size).toBeGreaterThanOrEqual(4)
    expect(named.filter((id) => !sellers.has(id))).toEqual([])
  },
)

test('what pages, doors and the basket of pictures refer to is there', () => {
  const known = new Set([...site, ...trends.products, ...trends.variants].map(({ _id }) => _id))
  const text = JSON.stringify(site)
  const refs = [...text.matchAll(/"_ref":"([^"]+)"/g)].map(([, id = '']) => id)
  const pictures = refs.filter((id) => id.startsWith('picture:'))
  expect(refs.filter((id) => !id.startsWith('picture:') && !known.has(id))).toEqual([])
  const { folder } = demoShops.trends
  expect(pictures.filter((id) => !existsSync(join(folder, id.replace('picture:', 'pictures/') + '.webp')))).toEqual([])
  const hrefs = [...text.matchAll(/"href":"\/(products|categories|pages)\/([^"?]+)/g)]
  const singular = { products: 'product', categories: 'category', pages: 'page' } as const
  const missing = hrefs.map(([, kind = 'pages', handle]) => `${singular[kind as keyof typeof singular]}-${handle}`)
  expect(missing.filter((id) => !known.has(id))).toEqual([])
})
