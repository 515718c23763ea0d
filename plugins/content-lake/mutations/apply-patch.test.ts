import { describe, expect, it } from 'vitest'
import { applyPatch } from './apply-patch.ts'
import type { PatchOperations } from './parse-mutations.ts'

const start = {
  _id: 'a',
  _type: 't',
  _rev: 'r',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
}
const patched = (fields: Record<string, unknown>, operations: PatchOperations) => {
  const { document } = applyPatch({ ...start, ...fields }, operations)
  const { _id, _type, _rev, _createdAt, _updatedAt, ...rest } = document
  return rest
}

describe('one patch with several operations', () => {
  it.each<[string, Record<string, unknown>, PatchOperations, Record<string, unknown>]>([
    ['set before setIfMissing', {}, { setIfMissing: { a: { c: 2 } }, set: { 'a.b': 1 } }, { a: { b: 1 } }],
    ['set before unset', { a: 1 }, { unset: ['a'], set: { a: 2 } }, {}],
    ['setIfMissing before unset', {}, { unset: ['a'], setIfMissing: { a: 1 } }, {}],
    ['set before inc', { n: 1 }, { inc: { n: 1 }, set: { n: 10 } }, { n: 11 }],
    ['unset before inc', { n: 1 }, { inc: { n: 1 }, unset: ['n'] }, {}],
    ['inc before dec', { n: 1 }, { dec: { n: 2 }, inc: { n: 1 } }, { n: 0 }],
    ['set before insert', {}, { insert: { after: 'l[-1]', items: [2] }, set: { l: [1] } }, { l: [1, 2] }],
    ['setIfMissing before insert', {}, { insert: { after: 'l[-1]', items: [1] }, setIfMissing: { l: [] } }, { l: [1] }],
    ['unset before insert', { l: [1, 2] }, { insert: { before: 'l[0]', items: [0] }, unset: ['l[0]'] }, { l: [0, 2] }],
    [
      'set before diffMatchPatch',
      { t: 'a' },
      { diffMatchPatch: { t: '@@ -1,3 +1,3 @@\n-old\n+new\n' }, set: { t: 'old' } },
      { t: 'new' },
    ],
  ])('carries out %s', (_order, fields, operations, expected) => {
    expect(patched(fields, operations)).toEqual(expected)
  })
})
