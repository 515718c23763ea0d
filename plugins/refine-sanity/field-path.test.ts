import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeName, fieldPath } from './field-path.ts'

test.each([
  ['state', 'state'],
  ['id', '_id'],
  ['address.city', 'address.city'],
  ['product->title', 'product->title'],
  ['product->id', 'product->id'],
  ['title[en].value', 'title[_key == "en"][0].value'],
  ['lines[].sku', 'lines[].sku'],
  ['_createdAt', '_createdAt'],
])('%s is a path', (path, groq) => expect(fieldPath(path)).toBe(groq))

test.each([
  '',
  '.',
  'a.',
  'a..b',
  '[en]',
  'a[',
  'a[en',
  'a[en]b',
  'a->',
  'true',
  'a b',
  'a|b',
  'count(*)',
  'a["b"]',
  '1a',
  '$x',
  'a[0..1]',
  'a\nb',
  '@',
  '^.a',
])('%j is refused', (path) => expect(() => fieldPath(path)).toThrow('is not a field path'))

test('a path that is no text is refused', () =>
  expect(() => fieldPath(undefined)).toThrow('"undefined" is not a field path'))

test('no text can smuggle more than names, dots, arrows and keys into a query', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'ab_.[]->"(){}|*$@^! \n') })), (text) => {
      let groq: string
      try {
        groq = fieldPath(text)
      } catch {
        return
      }
      expect(groq.replace(/\[_key == "[\w-]+"\]\[0\]/g, '')).toMatch(
        /^[A-Za-z_]\w*(?:\[\])?(?:(?:\.|->)[A-Za-z_]\w*(?:\[\])*|\[\])*$/,
      )
    }),
    { numRuns: 5000, seed: 3 },
  )
})

test('attribute names of a write hold no path', () => {
  expect(attributeName('price_2')).toBe('price_2')
  expect(() => attributeName('lines[0].sku')).toThrow('is not an attribute name')
})
