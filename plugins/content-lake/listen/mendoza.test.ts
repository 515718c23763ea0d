import fc from 'fast-check'
import { applyPatch } from 'mendoza'
import { describe, expect, it } from 'vitest'
import { encodeMendoza, sameJson } from './mendoza.ts'

const document = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'list', 'other', 'ä', '1'),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, 1.5, '', 'text', 'ünï'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('_key', 'a', 'b', 'z'), tie('value'), { maxKeys: 3 }),
    ),
  })).value,
)

describe('the mendoza encoder', () => {
  it('leads from any document to any other, and back', () => {
    fc.assert(
      fc.property(document, document, (left, right) => {
        expect(applyPatch(left, [...encodeMendoza(left, right)])).toEqual(right)
        expect(applyPatch(right, [...encodeMendoza(right, left)])).toEqual(left)
      }),
      { numRuns: 500 },
    )
  })

  it('leads from any text to any other, and back', () => {
    const parts = fc.constantFrom('a long beginning ', 'قصیر ', '😀', '🎉', 'é', 'ends alike', '\ud83d', '')
    const words = fc.array(parts, { maxLength: 6 }).map((list) => ({ text: list.join('') }))
    fc.assert(
      fc.property(words, words, (left, right) => {
        fc.pre(left.text.isWellFormed() && right.text.isWellFormed())
        expect(applyPatch(left, [...encodeMendoza(left, right)])).toEqual(right)
      }),
      { numRuns: 1_000 },
    )
  })

  it('tells of a word changed in a long text without repeating the text', () => {
    const left = { body: 'It was the best of times, it was the worst of times.' }
    const right = { body: 'It was the best of times, it was the longest of times.' }
    expect(encodeMendoza(left, right)).toEqual([11, 0, 23, 0, 37, 22, 'longe', 23, 40, 52, 15])
  })

  it('says nothing when nothing changed', () => {
    fc.assert(
      fc.property(document, (same) => {
        expect(encodeMendoza(same, structuredClone(same))).toEqual([])
      }),
    )
  })

  it('tells creation and deletion as whole values', () => {
    expect(encodeMendoza(null, { a: 1 })).toEqual([0, { a: 1 }])
    expect(encodeMendoza({ a: 1 }, null)).toEqual([0, null])
  })

  it('changes one keyed item in place instead of repeating the list', () => {
    const left = { lines: [{ _key: 'x', qty: 1, note: 'long text that must not be repeated' }, { _key: 'y' }] }
    const right = { lines: [{ ...left.lines[0], qty: 2 }, { _key: 'y' }] }
    const patch = encodeMendoza(left, right)
    expect(JSON.stringify(patch)).not.toContain('repeated')
    expect(applyPatch(left, [...patch])).toEqual(right)
  })

  it('follows an item that moved', () => {
    const left = {
      lines: [
        { _key: 'x', n: 1 },
        { _key: 'y', n: 2 },
      ],
    }
    const right = {
      lines: [
        { _key: 'y', n: 3 },
        { _key: 'x', n: 1 },
      ],
    }
    expect(applyPatch(left, [...encodeMendoza(left, right)])).toEqual(right)
  })
})

describe('equality of JSON', () => {
  it('does not mind the order of members and minds everything else', () => {
    expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
    expect(sameJson({ a: 1 }, { a: 1, b: undefined })).toBe(false)
    expect(sameJson([1, 2], [2, 1])).toBe(false)
  })
})
