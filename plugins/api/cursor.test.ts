import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Place, pageOf, readCursor, writeCursor } from './cursor.ts'

const ids = fc.stringMatching(/^[a-z]{1,3}$/)
const rows = fc.uniqueArray(fc.record({ id: ids, value: fc.nat(5) }), { selector: ({ id }) => id, maxLength: 30 })
const order = (a: Place, b: Place) => Number(a.value) - Number(b.value) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

test('walked by cursor, rows that stay are met once each, however many come and go between the pages', () => {
  const changes = fc.array(fc.record({ add: rows, drop: fc.array(ids, { maxLength: 5 }) }), { maxLength: 8 })
  fc.assert(
    fc.property(rows, changes, fc.integer({ min: 1, max: 5 }), (first, later, limit) => {
      let held: readonly { id: string; value: number }[] = first.toSorted(order)
      const stayed = new Set(first.map(({ id }) => id))
      const met: string[] = []
      let cursor: string | undefined
      for (let turn = 0; ; turn += 1) {
        const page = pageOf(held, { limit, cursor, place: (row) => row, order })
        met.push(...page.rows.map(({ id }) => id))
        if (page.next === null) break
        cursor = page.next
        const { add = [], drop = [] } = later[turn] ?? {}
        for (const id of drop) stayed.delete(id)
        const rest = held.filter(({ id }) => !drop.includes(id))
        // An id that was dropped stays away: documents do not come back as others
        const fresh = add.filter(({ id }) => !met.includes(id) && !rest.some((row) => row.id === id) && !stayed.has(id))
        held = [...rest, ...fresh].toSorted(order)
      }
      expect(new Set(met).size).toBe(met.length)
      expect([...stayed].filter((id) => !met.includes(id))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('a cursor is read as it was written, and no other text is one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer()), fc.string(), (value, id) => {
      expect(readCursor(writeCursor({ value, id }))).toEqual({ value, id })
    }),
  )
  for (const text of ['', 'nonsense', 'e30', 'WzEsMl0', 'bnVsbA'])
    expect(() => readCursor(text)).toThrow('Some of what was sent does not fit.')
})
