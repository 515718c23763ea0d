import { isHandle, toHandle } from '@souk/catalog'
import { flag, oneOf, type Row, whole } from './cells.ts'
import { type Column, columns } from './columns.ts'
import type { ImportedImage, ImportedProduct, ImportProblem } from './imported.ts'
import type { ImportSetting } from './parse-products.ts'
import { parseVariant } from './parse-variant.ts'
import { labelled, saidIn, translationsOf } from './translations.ts'

const optionNames = ['option1Name', 'option2Name', 'option3Name'] as const
const optionValues = ['option1Value', 'option2Value', 'option3Value'] as const
const grounds = ['butter', 'blush', 'pistachio', 'sky', 'clay', 'oat', 'rose', 'mist', 'lilac', 'stone'] as const

const isVariantRow = (row: Row): boolean =>
  row.cell('sku') !== '' || row.cell('price') !== '' || row.cell('option1Value') !== ''

/** Names of the options, from the first row. Shopify writes `Title` / `Default Title` where there are none. */
function optionsOf(first: Row): readonly string[] {
  const names = optionNames.map((column) => first.cell(column))
  if (names[0] === 'Title' && first.cell('option1Value') === 'Default Title') return []
  const last = names.findLastIndex((name) => name !== '')
  names.slice(0, last).forEach((name, at) => {
    if (name === '') first.wrong(optionNames[at] ?? 'option1Name', 'is missing, though a later option has a name')
  })
  names.forEach((name, at) => {
    if (name !== '' && names.indexOf(name) !== at)
      first.wrong(optionNames[at] ?? 'option1Name', `${name} is named twice`)
  })
  return names.slice(0, last + 1)
}

/** Later rows of a product may repeat its title and option names, not change them. */
function sameAsFirst(first: Row, rows: readonly Row[]): void {
  const fixed: readonly Column[] = ['title', ...optionNames]
  for (const row of rows.slice(1))
    for (const column of fixed)
      if (row.cell(column) !== '' && row.cell(column) !== first.cell(column))
        row.wrong(column, `differs from row ${first.number}, where this product begins`)
}

/** A path that stays beside the file and has a picture at its end; empty (and noted) otherwise. */
function imagePath(row: Row, column: Column, { hasImage }: ImportSetting): string {
  const path = row.cell(column)
  if (path === '') return ''
  const reason = /^[a-z]+:/i.test(path)
    ? 'is an address; fetch the picture and give its path beside this file'
    : path.startsWith('/') || path.split(/[/\\]/).includes('..')
      ? 'leads out of the folder of this file'
      : hasImage(path)
        ? undefined
        : `no picture lies at ${path}`
  if (reason) row.wrong(column, reason)
  return reason ? '' : path
}

function imagesOf(rows: readonly Row[], setting: ImportSetting): readonly ImportedImage[] {
  const found = rows.flatMap((row, at) => {
    const path = imagePath(row, 'image', setting)
    const position = whole(row, 'imagePosition', 1000) ?? at + 1
    return path === '' ? [] : [{ path, position, alt: row.cell('imageAlt'), altSaid: saidIn(row, 'imageAlt') }]
  })
  return found
    .toSorted((a, b) => a.position - b.position)
    .map(({ path, alt, altSaid }) => ({ path, alt, ...(Object.keys(altSaid).length > 0 && { altSaid }) }))
}

/** Facts are lines of `label: value`. */
const factsOf = (row: Row): ImportedProduct['facts'] =>
  labelled(row.cell('facts'), (line) => row.wrong('facts', `"${line}" is not "label: value"`))

/** Colours are lines of `value of an option: #rrggbb`. */
function coloursOf(row: Row): Readonly<Record<string, string>> {
  const lines = labelled(row.cell('colours'), (line) => row.wrong('colours', `"${line}" is not "value: #rrggbb"`))
  for (const { label, value } of lines)
    if (!/^#[0-9a-f]{6}$/i.test(value)) row.wrong('colours', `${value} of ${label} is not a colour like #3f4a45`)
  return Object.fromEntries(lines.map(({ label, value }) => [label, value.toLowerCase()]))
}

/** A guide is `words | /path`; its translations are words alone. */
function guideOf(row: Row): ImportedProduct['guide'] {
  const text = row.cell('guide')
  const [, label, href] = /^(.+?)\s*\|\s*(\/\S*)$/.exec(text) ?? []
  if (text !== '' && !href) row.wrong('guide', `"${text}" is not "words | /path"`)
  return label && href ? { label, href } : undefined
}

/** What a fashion house says beyond the rest: fit, guide, colours, other languages. */
function more(first: Row, options: readonly string[], facts: number): Partial<ImportedProduct> {
  const [fit, guide, colours] = [first.cell('fit'), guideOf(first), coloursOf(first)]
  const translations = translationsOf(first, optionNames.slice(0, options.length), facts)
  return {
    ...(fit !== '' && { fit }),
    ...(guide && { guide }),
    ...(Object.keys(colours).length > 0 && { colours }),
    ...(translations.length > 0 && { translations }),
  }
}

function checkedHandle(first: Row): string {
  const handle = first.cell('handle')
  if (!isHandle(handle)) first.wrong('handle', `${handle} is no handle; ${toHandle(handle)} would be`)
  return handle
}

/** Variants of the rows that have one; complains about rows that say nothing and about choices that are there twice. */
function variantsOf(rows: readonly Row[], options: readonly string[], setting: ImportSetting, notes: ImportProblem[]) {
  const giftCard = rows.some((row) => row.cell('giftCard').toLowerCase() === 'true')
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    if (!isVariantRow(row)) {
      if (row.cell('image') === '') row.wrong('sku', 'the row has neither a variant nor a picture')
      return []
    }
    const image = imagePath(row, 'variantImage', setting)
    const variant = parseVariant(row, { options, optionValues, giftCard, digits: setting.digits, image }, notes)
    const choice = variant.values.join(' / ')
    const before = seen.get(choice)
    if (before === undefined) seen.set(choice, row.number)
    else row.wrong('option1Value', `${choice || 'a product without options'} stands in row ${before} already`)
    return [variant]
  })
}

/** One product from its rows, of which there is at least one. What is wrong is noted on the rows. */
export function parseProduct(rows: readonly Row[], setting: ImportSetting, notes: ImportProblem[]): ImportedProduct {
  const [first] = rows
  if (!first) throw new Error('a product needs a row')
  if (first.cell('title') === '') first.wrong('title', 'is missing')
  sameAsFirst(first, rows)
  const options = optionsOf(first)
  const status = oneOf(first, 'status', ['active', 'draft', 'archived'])
  const ground = oneOf(first, 'ground', grounds)
  const prepMinutes = whole(first, 'prepMinutes', 600)
  const facts = factsOf(first)
  flag(first, 'giftCard', false)
  if (first.cell('type') === '')
    notes.push({ row: first.number, column: columns.type, reason: 'is empty: the product stands in no category' })
  return {
    row: first.number,
    handle: checkedHandle(first),
    title: first.cell('title'),
    html: first.cell('body'),
    vendor: first.cell('vendor'),
    type: first.cell('type'),
    tags: [
      ...new Set(
        first
          .cell('tags')
          .split(',')
          .map((tag) => tag.trim()),
      ),
    ].filter((tag) => tag !== ''),
    published: flag(first, 'published', true) && (status ?? 'active') === 'active',
    options,
    variants: variantsOf(rows, options, setting, notes),
    images: imagesOf(rows, setting),
    summary: first.cell('summary'),
    facts,
    ...(ground && { ground }),
    ...(prepMinutes !== undefined && { prepMinutes }),
    seoTitle: first.cell('seoTitle'),
    seoDescription: first.cell('seoDescription'),
    ...more(first, options, facts.length),
  }
}
