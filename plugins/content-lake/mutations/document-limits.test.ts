import { describe, expect, it } from 'vitest'
import { checkLimits } from './document-limits.ts'
import { MutationError } from './mutation-error.ts'

const document = (fields: Record<string, unknown>) => ({
  _id: 'a',
  _type: 't',
  _rev: 'r',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  ...fields,
})
const refusal = (fields: Record<string, unknown>): string => {
  try {
    checkLimits(document(fields))
    return ''
  } catch (error) {
    return error instanceof MutationError ? error.message : String(error)
  }
}
const nested = (levels: number): Record<string, unknown> => (levels === 1 ? { a: 1 } : { a: nested(levels - 1) })
const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, at]))

describe('a document', () => {
  it('may be nested twenty levels deep, arrays not counted', () => {
    expect(refusal(nested(20))).toBe('')
    expect(refusal({ list: [{ list: [nested(18)] }] })).toBe('')
    expect(refusal(nested(21))).toContain('nested deeper than 20 levels')
  })

  it('may have a thousand attributes, of which the items of an array share theirs', () => {
    expect(refusal(wide(995))).toBe('')
    expect(refusal(wide(996))).toContain('more than 1000 attributes')
    expect(refusal({ lines: Array.from({ length: 5_000 }, (_, n) => ({ _key: `${n}`, n })) })).toBe('')
    expect(refusal({ mixed: wide(990), list: [1, 'a', null, true, 0.5, [], {}] })).toContain('more than 1000')
  })

  it('may be 32 MB of JSON', () => {
    const text = 'é'.repeat(15_999_000)
    expect(refusal({ text })).toBe('')
    expect(refusal({ text: text.padEnd(16_000_000, 'é') })).toContain('larger than 32000000 bytes')
  })
})
