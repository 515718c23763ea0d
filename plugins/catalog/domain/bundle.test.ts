import { describe, expect, test } from 'vitest'
import { bundleParts, bundleProblem, isBundle, partsNamed } from './bundle.ts'
import type { Product, Variant, VariantPart } from './documents.ts'

const part = (id: string, quantity: number): VariantPart => ({
  _key: id,
  variant: { _type: 'reference', _ref: id },
  quantity,
})
const known = (id: string, more: { readonly seller?: string; readonly isBundle?: boolean } = {}) => ({
  id,
  seller: 'seller-souk',
  isBundle: false,
  ...more,
})
const bundle = (...parts: readonly VariantPart[]) => ({ id: 'variant-set', seller: 'seller-souk', parts })

describe('a bundle', () => {
  test('names each variant once, however often an editor listed it', () =>
    expect(bundleParts({ parts: [part('pot', 1), part('mug', 1), part('mug', 2)] })).toEqual([
      part('pot', 1),
      part('mug', 3),
    ]))

  test('has no parts while one of them is unfinished, and is a bundle all the same', () => {
    const parts = [part('pot', 1), { _key: 'empty' } as unknown as VariantPart]
    expect([isBundle({ parts }), bundleParts({ parts })]).toEqual([true, []])
  })

  test('is none without parts', () => expect([isBundle({}), isBundle({ parts: [] })]).toEqual([false, false]))

  test.each([
    ['a part without a variant', bundle(part('', 2)), [], 'Every part names a variant and how many of it.'],
    ['a single unit', bundle(part('pot', 1)), [known('pot')], 'A bundle holds two units or more.'],
    ['itself', bundle(part('variant-set', 2)), [known('variant-set')], 'A bundle cannot hold itself.'],
    [
      'another bundle',
      bundle(part('pot', 2)),
      [known('pot', { isBundle: true })],
      'A bundle cannot hold another bundle: add what that one holds.',
    ],
    [
      'a part of another seller',
      bundle(part('pot', 1), part('mug', 1)),
      [known('pot'), known('mug', { seller: 'seller-other' })],
      'All parts are sold by the seller of the bundle.',
    ],
  ] as const)('of %s is told to the editor', (_, asked, found, words) =>
    expect(bundleProblem(asked, found)).toBe(words),
  )

  test('of two units of one variant is fine', () =>
    expect(bundleProblem(bundle(part('mug', 2)), [known('mug')])).toBeUndefined())

  test('leads to its parts, those too that are not sold by themselves', () => {
    const product = { _id: 'product-mug', _type: 'product' } as Product
    const mug = { _id: 'variant-mug', product: { _ref: 'product-mug' }, active: false } as Variant
    const set = {
      _id: 'variant-set',
      product: { _ref: 'product-mug' },
      parts: [part('variant-mug', 2)],
    } as unknown as Variant
    expect([...partsNamed([product], [mug, set])]).toEqual([['variant-mug', { product, variant: mug }]])
  })
})
