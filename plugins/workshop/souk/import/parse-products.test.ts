import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportResult } from './imported.ts'
import { parseProducts } from './parse-products.ts'

const header =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Image Src,Image Position,Image Alt Text'
const fields = header.split(',')

/** A file of rows given by column; what is left out stays empty. */
const file = (...rows: readonly Readonly<Record<string, string>>[]): string =>
  [header, ...rows.map((row) => fields.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(','))].join(
    '\n',
  )

const read = (text: string, pictures: readonly string[] = ['a.webp', 'b.webp']): ImportResult =>
  parseProducts(text, { digits: 2, hasImage: (path) => pictures.includes(path) })

const bun = {
  Handle: 'bun',
  Title: 'Bun',
  Type: 'Bakery',
  'Option1 Name': 'Pack',
  'Option1 Value': 'One',
  'Variant SKU': 'BUN-1',
  'Variant Price': '3.90',
} as const
const four = { Handle: 'bun', 'Option1 Value': 'Box of four', 'Variant SKU': 'BUN-4', 'Variant Price': '14' } as const

const problems = (text: string) => {
  const result = read(text)
  return result.ok ? [] : result.problems.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)
}

test('a product and its variants are read from rows with one handle', () => {
  const text = file(
    {
      ...bun,
      'Body (HTML)': '<p>Soft, "warm"\nand big.</p>',
      Vendor: 'Mill Lane',
      Tags: 'Sweet, new, Sweet',
      'Variant Inventory Qty': '12',
      'Variant Grams': '120',
      'Image Src': 'b.webp',
      'Image Position': '2',
      'Image Alt Text': 'From the side',
    },
    {
      ...four,
      'Variant Compare At Price': '15.6',
      'Variant Taxable': 'false',
      'Image Src': 'a.webp',
      'Image Position': '1',
    },
  )
  expect(read(text)).toEqual({
    ok: true,
    notes: [],
    products: [
      {
        row: 2,
        handle: 'bun',
        title: 'Bun',
        html: '<p>Soft, "warm"\nand big.</p>',
        vendor: 'Mill Lane',
        type: 'Bakery',
        tags: ['Sweet', 'new'],
        published: true,
        options: ['Pack'],
        variants: [
          {
            row: 2,
            sku: 'BUN-1',
            values: ['One'],
            price: 390,
            weightGrams: 120,
            taxClass: 'standard',
            requiresShipping: true,
            quantity: 12,
          },
          {
            row: 3,
            sku: 'BUN-4',
            values: ['Box of four'],
            price: 1400,
            compareAtPrice: 1560,
            taxClass: 'none',
            requiresShipping: true,
            quantity: 0,
          },
        ],
        images: [
          { path: 'a.webp', alt: '' },
          { path: 'b.webp', alt: 'From the side' },
        ],
        summary: '',
        facts: [],
        seoTitle: '',
        seoDescription: '',
      },
    ],
  })
})

test('a product without options is written with Title and Default Title', () => {
  const result = read(file({ ...bun, 'Option1 Name': 'Title', 'Option1 Value': 'Default Title' }))
  expect(
    result.ok && result.products.map(({ options, variants }) => [options, variants.map(({ values }) => values)]),
  ).toEqual([[[], [[]]]])
})

test('every wrong cell is named with its row, its column and the reason', () => {
  expect(problems(file({ ...bun, 'Variant Price': '$3.90' }))).toEqual([
    '2 Variant Price: write the amount without a currency: 3.90',
  ])
  expect(problems(file({ ...bun, 'Variant Price': '1,200.00' }))).toEqual([
    '2 Variant Price: write 1,200.00 with a point for the decimals and nothing between the thousands',
  ])
  expect(problems(file({ ...bun, 'Variant Price': '-3' }))).toEqual(['2 Variant Price: -3 is negative'])
  expect(problems(file({ ...bun, 'Variant Price': '3.905' }))).toEqual([
    '2 Variant Price: 3.905 has more than 2 decimals',
  ])
  expect(problems(file({ ...bun, 'Variant Price': 'free' }))).toEqual(['2 Variant Price: free is not an amount'])
  expect(problems(file({ ...bun, 'Variant Price': '' }))).toEqual(['2 Variant Price: is missing'])
  expect(problems(file({ ...bun, 'Variant Inventory Qty': '-4' }))).toEqual(['2 Variant Inventory Qty: -4 is negative'])
  expect(problems(file({ ...bun, 'Variant Inventory Qty': '4.5' }))).toEqual([
    '2 Variant Inventory Qty: 4.5 is not a whole number',
  ])
  expect(problems(file({ ...bun, Published: 'yes' }))).toEqual(['2 Published: yes is neither TRUE nor FALSE'])
  expect(problems(file({ ...bun, Title: '' }))).toEqual(['2 Title: is missing'])
  expect(problems(file({ ...bun, Handle: '' }))).toEqual(['2 Handle: is missing'])
  expect(problems(file({ ...bun, Handle: 'Nice Bun' }))).toEqual(['2 Handle: Nice Bun is no handle; nice-bun would be'])
  expect(problems(file({ ...bun, 'Variant SKU': '' }))).toEqual(['2 Variant SKU: is missing'])
  expect(problems(file(bun, { ...four, 'Variant SKU': 'bun-1' }))).toEqual([
    '3 Variant SKU: bun-1 stands in row 2 already',
  ])
  expect(problems(file(bun, { ...four, 'Option1 Value': 'One' }))).toEqual([
    '3 Option1 Value: One stands in row 2 already',
  ])
  expect(problems(file(bun, { ...four, 'Option1 Value': '' }))).toEqual([
    '3 Option1 Value: is missing: the product is chosen by Pack',
  ])
  expect(problems(file({ ...bun, 'Option2 Value': 'Oat' }))).toEqual([
    '2 Option2 Value: Oat belongs to no named option',
  ])
  expect(problems(file(bun, { ...four, Title: 'Other' }))).toEqual([
    '3 Title: differs from row 2, where this product begins',
  ])
  expect(problems(file({ ...bun, 'Image Src': 'gone.webp' }))).toEqual(['2 Image Src: no picture lies at gone.webp'])
  expect(problems(file({ ...bun, 'Image Src': '../a.webp' }))).toEqual([
    '2 Image Src: leads out of the folder of this file',
  ])
  expect(problems(file({ ...bun, 'Image Src': 'https://x.test/a.webp' }))).toEqual([
    '2 Image Src: is an address; fetch the picture and give its path beside this file',
  ])
  expect(problems(file(bun, { Handle: 'bun' }))).toEqual(['3 Variant SKU: the row has neither a variant nor a picture'])
})

test('one run lists every problem of a file, in the order of its rows', () => {
  const text = file({ ...bun, 'Variant Price': '$1' }, four, {
    ...bun,
    Handle: 'other',
    'Variant SKU': 'BUN-1',
    Published: 'x',
  })
  expect(problems(text)).toEqual([
    '2 Variant Price: write the amount without a currency: 1',
    '4 Variant SKU: BUN-1 stands in row 2 already',
    '4 Published: x is neither TRUE nor FALSE',
  ])
})

test('a file that is no product CSV is refused as a whole', () => {
  expect(problems('Name,Amount\nBun,3')).toEqual([
    '1 Handle: the header has no such column',
    '1 Title: the header has no such column',
    '1 Variant SKU: the header has no such column',
    '1 Variant Price: the header has no such column',
  ])
  expect(problems(header)).toEqual(['1 : the file has no rows under its header'])
  expect(problems(`${header}\nbun,"Bun`)[0]).toMatch(/Quote Not Closed/)
  expect(problems(`${header},Handle\n`)[0]).toBe('1 Handle: the header has this column twice')
})

test('what is read differently than asked is noted and stops nobody', () => {
  const result = read(file({ ...bun, Type: '', 'Variant Inventory Policy': 'continue' }))
  expect([result.ok, result.notes.map(({ column }) => column)]).toEqual([true, ['Type', 'Variant Inventory Policy']])
})

test('amounts come back as the minor units they were written from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (units) => {
      const result = read(file({ ...bun, 'Variant Price': (units / 100).toFixed(2) }))
      expect(result.ok && result.products[0]?.variants[0]?.price).toBe(units)
    }),
  )
})

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.constantFrom(...fields), fc.string())), fc.string(), (rows, tail) => {
      const result = read(`${file(...rows)}${tail}`)
      expect(typeof result.ok).toBe('boolean')
    }),
  )
})

test('the coffee catalogue is read without a problem or a note', () => {
  const folder = join(import.meta.dirname, '../../demo/coffee')
  const result = parseProducts(readFileSync(join(folder, 'products.csv'), 'utf8'), {
    digits: 2,
    hasImage: (path) => existsSync(join(folder, path)),
  })
  const products = result.ok ? result.products : []
  expect({ problems: result.ok ? [] : result.problems, notes: result.notes }).toEqual({ problems: [], notes: [] })
  expect(products.length).toBeGreaterThanOrEqual(60)
  expect(products.flatMap(({ variants }) => variants).length).toBeGreaterThanOrEqual(140)
  expect(products.filter(({ html }) => html.includes('\n')).length).toBeGreaterThan(20)
})

test('columns named by a language translate the file, and a translation that does not fit is refused', () => {
  const header =
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Facts (product.metafields.custom.facts),Colours (product.metafields.custom.colours),Guide (product.metafields.custom.guide)'
  const more = 'Title [ar],Option1 Value [ar],Facts (product.metafields.custom.facts) [ar],Title [ur]'
  const setting = { digits: 2, hasImage: () => true }
  const row = (facts: string) =>
    `${header},${more}\nscarf,Scarf,Colour,Pine,S-1,28.00,Width: 75 cm,Pine: #3F4A45,Find my size | /pages/sizes,وشاح,صنوبري,${facts},`
  expect(parseProducts(row('العرض: ٧٥ سم'), setting)).toMatchObject({
    ok: true,
    products: [
      {
        colours: { Pine: '#3f4a45' },
        guide: { label: 'Find my size', href: '/pages/sizes' },
        translations: [
          { language: 'ar', title: 'وشاح', facts: [{ label: 'العرض', value: '٧٥ سم' }] },
          { language: 'ur', title: '' },
        ],
        variants: [{ valuesSaid: [{ ar: 'صنوبري' }] }],
      },
    ],
  })
  expect(parseProducts(row('"العرض: ٧٥\nالطول: ١٨٠"'), setting)).toMatchObject({
    ok: false,
    problems: [{ row: 2, reason: 'has 1 lines, and 2 in [ar]' }],
  })
})
