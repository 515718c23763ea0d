import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cursor, decodeCursor, encodeCursor, keyset } from './cursor.ts'

const keys = keyset([{ field: 'price', order: 'desc' }])

test('an order of one field tells kinds apart and ends with the id', () => {
  expect(keys.name).toBe('price desc,_id asc')
  const rank = 'select(price >= 0 || price < 0 => 0, price >= "" => 1, price == true || price == false => 2, 3)'
  expect(keys.order(false)).toBe(`${rank} desc, price desc, _id asc`)
  expect(keys.order(true)).toBe(`${rank} asc, price asc, _id desc`)
  expect(keyset([]).order(false)).toBe('_id asc')
})

test('a cursor comes back as it was, whatever it holds', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null))
  fc.assert(
    fc.property(fc.boolean(), value, fc.string(), (before, first, id) => {
      const cursor: Cursor = { before, order: keys.name, values: [first, id] }
      const text = encodeCursor(cursor)
      expect(text).toMatch(/^[\w-]+$/)
      expect(decodeCursor(text, keys.name)).toEqual(cursor)
    }),
  )
})

test('whatever stands in a cursor, it is refused or bound, and never part of the query', () => {
  let read = 0
  const hostile = fc.oneof(fc.jsonValue(), fc.constantFrom('") || true || ("', '$type', '*[_type == "secret"]'))
  fc.assert(
    fc.property(fc.boolean(), hostile, fc.oneof(fc.string(), hostile), (before, first, id) => {
      const text = encodeCursor({ before, order: keys.name, values: [first, id] })
      const bound: unknown[] = []
      let groq: string
      try {
        groq = keys.after(decodeCursor(text, keys.name), (value) => `$c${bound.push(value) - 1}`)
      } catch (failure) {
        if ((failure as { statusCode?: number }).statusCode !== 400) throw failure
        return
      }
      read += 1
      expect(groq).toMatch(/^(?:[ ()<>,]|[<>=]=|=>|\|\||&&|select|price|_id|true|false|""|[0-3]|\$c\d)*$/)
      for (const value of bound) expect(['string', 'number', 'boolean']).toContain(typeof value)
    }),
    { numRuns: 2000, seed: 2 },
  )
  expect(read).toBeGreaterThan(500)
})

test('a text that is no cursor is refused, and so is one of another order', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      expect(() => decodeCursor(text, keys.name)).toThrow('this cursor is not one of ours')
    }),
  )
  const other = encodeCursor({ before: false, order: 'name asc,_id asc', values: ['a', 'b'] })
  expect(() => decodeCursor(other, keys.name)).toThrow('this cursor is not one of ours')
})
