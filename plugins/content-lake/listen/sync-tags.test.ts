import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDocumentIndex, createQueryEngine, type DocumentIndex, type LakeDocument } from '../groq/index.ts'
import type { DocumentChange } from '../mutations/transaction.ts'
import { entryOf } from '../store/change-entry.ts'
import { commitTags } from './commit-tags.ts'
import { publishedCommit } from './hub.ts'
import { queryTags } from './sync-tags.ts'

const params = { id: '1', ids: ['1', 'drafts.2'], type: 'a', types: ['a', 'b'] }

/** Every way in which a query can depend on documents. */
const queries = [
  '*',
  '*[_type == "a"]{_id, n}',
  '*[_type == $type && n > 1] | order(n desc, _id)[0...3]._id',
  '*[_type in $types]{_id, n}',
  '*[_type in ["b", "c"] && n == 1]._id',
  '*["a" == _type][n > 0]._id',
  '*[_id == $id][0]',
  '*[_id in $ids]{n, "to": to->n}',
  '*[_type == "a" || _id == "3"]{_id, n}',
  '*[_type == "a" || n == 1]{_id, n}',
  '*[!(_type == "a")]._id',
  '*[_type == "a"]{"to": to->n}',
  '*[_type == "a"]{"to": to->{n, "next": to->{n}}}',
  '*[_type == "a"].to->to->n',
  '*[_type == "a"]{"far": to->to->to->to->n}',
  '*[_type == "a" && to->n == 1]._id',
  '*[_type == "a"] | order(to->n, _id)._id',
  '*[_type == "a"]{"n": count(*[_type == "b" && references(^._id)])}',
  '*[_type == "a"]{"back": *[references(^._id)]._id}',
  '*[references($id)]._id',
  '{"a": count(*[_type == "a"]), "b": *[_type == "b"][0].n}',
  '*[_type == "a"]{"x": select(n > 1 => to->n, n)}',
  'count(*[_type == "c"]) > 1',
  '*[_type == "a"]{"list": list[]->n}',
  '1 + 1',
]

const field = { n: fc.integer({ min: 0, max: 2 }), to: fc.constantFrom('1', '2', '3', '4', '5') }
const anyDocument = fc
  .record({
    _id: fc.constantFrom('1', '2', '3', '4', '5', 'drafts.2'),
    _type: fc.constantFrom('a', 'b', 'c'),
    ...field,
  })
  .map(({ to, ...rest }): LakeDocument => {
    const reference = { _type: 'reference', _ref: to }
    return { _rev: 'r', _createdAt: 't', _updatedAt: 't', ...rest, to: reference, list: [reference] }
  })
const anyChange = fc.oneof(anyDocument, fc.constantFrom('1', '2', '3', 'drafts.2'))

function apply(index: DocumentIndex, change: LakeDocument | string): DocumentChange {
  const id = typeof change === 'string' ? change : change._id
  const after = typeof change === 'string' ? null : change
  const before = index.get(id) ?? null
  if (after) index.put(after)
  else index.remove(id)
  return { id, before, after, mutations: [] }
}

describe('sync tags', () => {
  it('of a query meet those of every change that changes its answer', async () => {
    let told = 0
    let possible = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyDocument, { maxLength: 8 }), anyChange, async (documents, changed) => {
        const index = createDocumentIndex()
        const engine = createQueryEngine(index)
        for (const document of documents) index.put(document)
        const answers = () =>
          Promise.all(queries.map((query) => engine.query({ query, params, perspective: 'drafts', now: new Date(0) })))
        const before = await answers()
        const change = apply(index, changed)
        const after = await answers()
        const entry = entryOf(change, 't')
        const transaction = { id: 't', timestamp: 't', author: 'x', entries: entry ? [entry] : [] }
        const audience = { readable: () => true, drafts: true }
        const tags = new Set(commitTags(publishedCommit(transaction, [change]), index, 1, audience))
        queries.forEach((query, at) => {
          const meets = queryTags(query, params, 1).some((tag) => tags.has(tag))
          if (meets) told += 1
          possible += 1
          if (JSON.stringify(before[at]?.result) === JSON.stringify(after[at]?.result)) return
          expect({ query, meets }).toEqual({ query, meets: true })
        })
      }),
      { numRuns: 150 },
    )
    // They would be of no use if every change met every query.
    expect(told).toBeLessThan(possible * 0.8)
  })

  it('are the same for the same question, few, and tell datasets apart', () => {
    expect(queryTags('*[_type == "a"]', {}, 1)).toEqual(queryTags('*[_type == $type]', { type: 'a' }, 1))
    expect(queryTags('*', {}, 1)).toEqual(['s1:d1'])
    expect(queryTags('*', {}, 2)).toEqual(['s1:d2'])
    const many = Array.from({ length: 500 }, (_, at) => `p${at}`)
    expect(queryTags('*[_id in $many]', { many }, 1)).toEqual(['s1:d1'])
  })
})
