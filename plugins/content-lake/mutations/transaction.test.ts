import { Mutation as MutatorMutation } from '@sanity/mutator'
import fc from 'fast-check'
import { applyPatch as applyMendoza } from 'mendoza'
import { describe, expect, it } from 'vitest'
import type { LakeDocument } from '../groq/index.ts'
import { entryOf } from '../store/change-entry.ts'
import { MutationError } from './mutation-error.ts'
import { applyAll, openTransaction, type SettledMutation } from './transaction.ts'

const everyone = { may: () => true }
const timestamp = '2026-01-02T03:04:05.000Z'

function stored(fields: Record<string, unknown>): LakeDocument {
  return {
    _id: 'a',
    _type: 'thing',
    _rev: 'r0',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    ...fields,
  }
}

function open(
  documents: readonly LakeDocument[],
  may = everyone.may as (permission: string, doc: LakeDocument) => boolean,
) {
  const view = new Map(documents.map((document) => [document._id, document]))
  return openTransaction({ view, guard: { may }, transactionId: 't1', timestamp })
}

describe('a transaction', () => {
  it('leaves the documents it was given untouched', () => {
    const before = stored({ list: [{ n: 1 }], deep: { er: 1 } })
    const copy = structuredClone(before)
    const transaction = open([before])
    transaction.apply({ kind: 'patch', id: 'a', operations: { set: { 'list[0].n': 2, 'deep.er': 2 }, unset: ['x'] } })
    expect(before).toEqual(copy)
    expect(transaction.read('a')).toEqual({
      ...copy,
      list: [{ n: 2 }],
      deep: { er: 2 },
      _rev: 't1',
      _updatedAt: timestamp,
    })
  })

  it('tells one change per document, with the state before the first touch and after the last', () => {
    const before = stored({ n: 1 })
    const transaction = open([before])
    transaction.apply({ kind: 'patch', id: 'a', operations: { inc: { n: 1 } } })
    transaction.apply({ kind: 'patch', id: 'a', operations: { inc: { n: 1 } } })
    expect(transaction.changes()).toEqual([
      {
        id: 'a',
        before,
        after: { ...before, n: 3, _rev: 't1', _updatedAt: timestamp },
        mutations: [{ patch: { id: 'a', inc: { n: 1 } } }, { patch: { id: 'a', inc: { n: 1 } } }],
      },
    ])
  })

  it('runs set before setIfMissing, whatever order they were sent in', () => {
    const transaction = open([stored({})])
    transaction.apply({
      kind: 'patch',
      id: 'a',
      operations: { setIfMissing: { place: { city: 'Here' } }, set: { 'place.street': 'Main' } },
    })
    expect(transaction.read('a')?.['place']).toEqual({ street: 'Main' })
  })

  it('says nothing of a document made and deleted within it', () => {
    const transaction = open([])
    transaction.apply({ kind: 'create', document: { _id: 'a', _type: 'thing' } })
    transaction.apply({ kind: 'delete', id: 'a' })
    expect(transaction.changes()).toEqual([])
  })

  it('names the mutation that is refused', () => {
    const mutations: SettledMutation[] = [
      { kind: 'create', document: { _id: 'b', _type: 'thing' } },
      { kind: 'patch', id: 'none', operations: {} },
    ]
    expect(() => applyAll(open([]), mutations)).toThrow(
      expect.objectContaining({
        index: 1,
        statusCode: 409,
        problem: expect.objectContaining({ type: 'documentNotFoundError' }),
      }),
    )
  })
})

const refused = (run: () => unknown): MutationError => {
  try {
    run()
  } catch (error) {
    if (error instanceof MutationError) return error
    throw error
  }
  throw new Error('It was expected to be refused')
}

const mine = (_permission: string, document: LakeDocument): boolean => document['owner'] === 'me'

describe('grants', () => {
  it('hold for the state before and the state after an update', () => {
    const mineNow = open([stored({ owner: 'me' })], mine)
    const giveAway = () => mineNow.apply({ kind: 'patch', id: 'a', operations: { set: { owner: 'you' } } })
    expect(refused(giveAway).problem).toMatchObject({ type: 'insufficientPermissionsError', permission: 'update' })
    const yours = open([stored({ owner: 'you' })], mine)
    const take = () => yours.apply({ kind: 'createOrReplace', document: { _id: 'a', _type: 'thing', owner: 'me' } })
    expect(refused(take).problem).toMatchObject({ permission: 'update' })
  })

  it('make documents that cannot be read look absent', () => {
    const transaction = open([stored({ owner: 'you' })], mine)
    const patch = () => transaction.apply({ kind: 'patch', id: 'a', operations: { set: { n: 1 } } })
    expect(refused(patch).problem.type).toBe('documentNotFoundError')
    expect(transaction.apply({ kind: 'delete', id: 'a' })).toEqual({ id: 'a', operation: 'none' })
    expect(transaction.changes()).toEqual([])
  })
})

const path = fc.constantFrom(
  'n',
  'list[0]',
  'list[-1]',
  'list[_key=="x"].n',
  'list[1:3]',
  'deep.er',
  '..n',
  'list[9].n',
  'text',
)
const value = fc.constantFrom<unknown>(1, 'x', null, { a: 1 }, [1, 2], [{ _key: 'x', n: 1 }])
const operations = fc.record(
  {
    set: fc.dictionary(path, value, { maxKeys: 2 }),
    setIfMissing: fc.dictionary(path, value, { maxKeys: 2 }),
    unset: fc.array(path, { maxLength: 2 }),
    inc: fc.dictionary(path, fc.integer({ min: -5, max: 5 }), { maxKeys: 2 }),
    insert: fc.record({ after: path, items: fc.array(value, { maxLength: 2 }) }),
  },
  { requiredKeys: [] },
)

describe('what listeners are told', () => {
  it('leads the Studio’s own engine, and the effects, to the same document', () => {
    fc.assert(
      fc.property(fc.array(operations, { minLength: 1, maxLength: 3 }), (patches) => {
        const before = stored({ n: 1, list: [{ _key: 'x', n: 1 }, { _key: 'y' }, 3], deep: { er: 'x' }, text: 'hello' })
        const transaction = open([before])
        for (const patch of patches) {
          try {
            transaction.apply({ kind: 'patch', id: 'a', operations: patch })
          } catch (error) {
            if (!(error instanceof MutationError)) throw error
          }
        }
        const [change] = transaction.changes()
        fc.pre(change !== undefined)
        const after = change?.after
        const mutations = structuredClone(change?.mutations) as never
        const replayed = new MutatorMutation({ mutations, timestamp, resultRev: 't1' }).apply(structuredClone(before))
        expect(replayed).toEqual(after)
        const effects = change && entryOf(change, 't1')?.effects
        const { _rev, ...left } = before
        expect({ ...applyMendoza(left, [...(effects?.apply ?? [])]), _rev: 't1' }).toEqual(after)
      }),
      { numRuns: 400 },
    )
  })
})
