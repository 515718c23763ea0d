import { inLanguage } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHandle, toHandle, variantId } from './handle.ts'
import { optionRows, resolveVariant, variantTitle } from './options.ts'
import { matchesWords, nearlyMatchesWords, searchWords } from './search-words.ts'

const value = (code: string, title: string) => ({ _key: code, code, title: inLanguage('en', title) })
const options = [
  {
    _key: 'size',
    code: 'size',
    title: inLanguage('en', 'Size'),
    values: [value('small', 'Small'), value('large', 'Large')],
  },
  {
    _key: 'milk',
    code: 'milk',
    title: inLanguage('en', 'Milk'),
    values: [value('whole', 'Whole'), value('oat', 'Oat')],
  },
]
const variant = (sku: string, size: string, milk: string, position: number, active = true) => ({
  sku,
  position,
  active,
  optionValues: [
    { _key: 'size', option: 'size', value: size },
    { _key: 'milk', option: 'milk', value: milk },
  ],
})
const variants = [
  variant('L-W', 'large', 'whole', 3),
  variant('S-W', 'small', 'whole', 1),
  variant('S-O', 'small', 'oat', 2),
  variant('L-O', 'large', 'oat', 4, false),
]

describe('handles', () => {
  test.each([
    ['Crème Brûlée Latte', 'creme-brulee-latte'],
    ["Baker's & Co.", 'bakers-and-co'],
    ['  --A  B--  ', 'a-b'],
  ])('%j becomes %s', (title, handle) => expect(toHandle(title)).toBe(handle))

  test('a title in another script gets one that is its own', () => {
    expect(toHandle('عباية')).toMatch(/^item-[0-9a-f]{8}$/)
    expect(toHandle('عباية')).not.toBe(toHandle('كرتا'))
  })

  test('whatever the title, the handle is one, and making it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
        expect(isHandle(toHandle(title))).toBe(true)
        expect(toHandle(toHandle(title))).toBe(toHandle(title))
      }),
    )
  })

  test('a SKU makes an id part without dots', () => expect(variantId('FW 12.5/OAT')).toBe('variant-fw-12-5-oat'))
})

describe('choosing', () => {
  test('lands on the first active variant that fits', () => {
    expect(resolveVariant(variants, {})?.sku).toBe('S-W')
    expect(resolveVariant(variants, { milk: 'oat' })?.sku).toBe('S-O')
    expect(resolveVariant(variants, { size: 'large', milk: 'oat' })).toBeUndefined()
  })

  test('shows each box with where it leads', () =>
    expect(optionRows({ options }, variants, { size: 'small', milk: 'oat' }, 'en')).toEqual([
      {
        code: 'size',
        title: 'Size',
        boxes: [
          { code: 'small', title: 'Small', chosen: true, sku: 'S-O' },
          { code: 'large', title: 'Large', chosen: false },
        ],
      },
      {
        code: 'milk',
        title: 'Milk',
        boxes: [
          { code: 'whole', title: 'Whole', chosen: false, sku: 'S-W' },
          { code: 'oat', title: 'Oat', chosen: true, sku: 'S-O' },
        ],
      },
    ]))

  test('words a variant from its choices', () => {
    expect(variantTitle({ options }, variant('X', 'small', 'oat', 1))).toEqual([{ _key: 'en', value: 'Small, oat' }])
    expect(variantTitle({ options }, { optionValues: [] })).toEqual([])
  })

  test.each(['S', 'XL', '50', 'UK 8', 'M/L'])('leaves the size %s as it is written', (size) => {
    const option = (code: string, title: string) => ({
      _key: code,
      code,
      title: inLanguage('en', code),
      values: [{ _key: 'v', code: 'v', title: inLanguage('en', title) }],
    })
    const chosen = ['colour', 'size'].map((code) => ({ _key: code, option: code, value: 'v' }))
    const two = { options: [option('colour', 'Sage'), option('size', size)] }
    expect(variantTitle(two, { optionValues: chosen })).toEqual([{ _key: 'en', value: `Sage, ${size}` }])
  })
})

describe('searching', () => {
  const words = searchWords({
    title: [...inLanguage('en', 'Café au lait'), ...inLanguage('ar', 'قَهْوَة أُخرى')],
    tags: ['hot'],
    options,
  })
  test.each([
    ['cafe', true],
    ['LAIT caf', true],
    ['oat', true],
    ['قهوة', true],
    ['اخرى', true],
    ['tea', false],
    ['', true],
  ])('%j is found: %s', (query, found) => expect(matchesWords(words, query)).toBe(found))

  test.each([
    ['caffe', true],
    ['قهوه', true],
    ['القهوة', true],
    ['laitt', true],
    ['tea', false],
    ['zzzz', false],
  ])('%j nearly matches: %s', (query, found) => expect(nearlyMatchesWords(words, query)).toBe(found))
})
