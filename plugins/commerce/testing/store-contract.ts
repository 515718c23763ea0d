import type { Document, Write } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import type { DocumentStore, StoreChange } from '../contract.ts'

/** What every document store must do, whatever is behind it. `open` gives a store that holds nothing of `note.*`. */
export function describeStore(name: string, open: () => Promise<DocumentStore>): void {
  let count = 0
  const note = (part: string) => `note.${name.replaceAll(/\W/g, '')}-${part}-${count}`
  const fresh = async () => {
    count += 1
    return open()
  }
  const tx = (part: string) => ({ transactionId: `tx-${name.replaceAll(/\W/g, '')}-${part}-${count}` })
  const create = (_id: string, fields: Omit<Document, '_id' | '_type'> = {}): Write => ({
    create: { _id, _type: 'note', ...fields },
  })

  describe(`${name}, as a document store`, () => {
    test('answers documents in the order asked, and undefined where there is none', async () => {
      const store = await fresh()
      await store.commit([create(note('a'), { n: 1 }), create(note('b'), { n: 2 })], tx('1'))
      const [b, none, a] = await store.get([note('b'), note('none'), note('a')])
      expect([b?.['n'], none, a?.['n']]).toEqual([2, undefined, 1])
    })

    test('knows nothing under what no document could be called', async () => {
      const store = await fresh()
      await store.commit([create(note('a'))], tx('1'))
      const typed = ['', '-a', 'a..b', 'a.-b', 'a b', 'a/../b', '<script>', 'قهوة', 'a\u0000', 'x'.repeat(129)]
      const found = await store.get([...typed, note('a')])
      expect(found.map((document) => document?._id)).toEqual([...typed.map(() => undefined), note('a')])
    })

    test('reads more documents than one address can name', async () => {
      const store = await fresh()
      const ids = Array.from({ length: 260 }, (_, index) => note(`many-${String(index).padStart(60, '0')}`))
      await store.commit(
        ids.map((id) => create(id)),
        tx('1'),
      )
      expect((await store.get(ids)).map((document) => document?._id)).toEqual(ids)
    })

    test('sees a commit at once, with the transaction as revision', async () => {
      const store = await fresh()
      expect(await store.commit([create(note('a'))], tx('1'))).toEqual({ kind: 'committed', ...tx('1') })
      expect((await store.get([note('a')]))[0]?._rev).toBe(tx('1').transactionId)
    })

    test('tells the time that it stamps documents with', async () => {
      const store = await fresh()
      const before = await store.time?.()
      await store.commit([create(note('a'))], tx('1'))
      const stamped = (await store.get([note('a')]))[0]?._createdAt ?? ''
      const after = await store.time?.()
      expect([before, stamped, after].toSorted()).toEqual([before, stamped, after])
      expect(after).toBeDefined()
    })

    test('commits all or nothing', async () => {
      const store = await fresh()
      await store.commit([create(note('a'))], tx('1'))
      const outcome = await store.commit([create(note('b')), create(note('a'))], tx('2'))
      expect(outcome).toEqual({ kind: 'exists', ids: [note('a')] })
      expect(await store.get([note('b')])).toEqual([undefined])
    })

    test('answers a transaction that landed before as committed, without applying it again', async () => {
      const store = await fresh()
      const writes = [create(note('a'), { n: 1 })]
      await store.commit(writes, tx('1'))
      expect(await store.commit(writes, tx('1'))).toEqual({ kind: 'committed', ...tx('1') })
      const bump = [{ patch: { id: note('a'), inc: { n: 1 } } }]
      await store.commit(bump, tx('2'))
      await store.commit(bump, tx('2'))
      expect((await store.get([note('a')]))[0]?.['n']).toBe(2)
    })

    test('refuses a patch on a moved revision, and one on nothing, as a conflict', async () => {
      const store = await fresh()
      await store.commit([create(note('a'), { n: 1 })], tx('1'))
      const guarded = (ifRevisionID: string) => [{ patch: { id: note('a'), ifRevisionID, inc: { n: 1 } } }]
      expect((await store.commit(guarded(tx('1').transactionId), tx('2'))).kind).toBe('committed')
      expect(await store.commit(guarded(tx('1').transactionId), tx('3'))).toEqual({ kind: 'conflict' })
      expect(await store.commit([{ patch: { id: note('none'), set: { n: 1 } } }], tx('4'))).toEqual({
        kind: 'conflict',
      })
    })

    test('guards a read by a patch that changes nothing but the revision', async () => {
      const store = await fresh()
      await store.commit([create(note('a'), { n: 1 })], tx('1'))
      const guard = { patch: { id: note('a'), ifRevisionID: tx('1').transactionId, unset: ['guardOfARead'] } }
      expect((await store.commit([guard, { delete: { id: note('a') } }], tx('2'))).kind).toBe('committed')
      expect(await store.commit([guard], tx('3'))).toEqual({ kind: 'conflict' })
    })

    test('patches in the documented order, at the paths that decisions use', async () => {
      const store = await fresh()
      const lines = [
        { _key: 'a', n: 1 },
        { _key: 'b', n: 1 },
      ]
      await store.commit([create(note('a'), { n: 5, lines, deep: { x: 1 }, events: [{ _key: 'e1' }] })], tx('1'))
      const patch = {
        id: note('a'),
        set: { 'lines[_key=="b"].n': 7, 'deep.y': 2, 'made.here': true },
        setIfMissing: { n: 100, later: 1 },
        unset: ['deep.x'],
        inc: { n: 2, missing: 1 },
        dec: { later: 3 },
        insert: { after: 'events[-1]', items: [{ _key: 'e2' }, { _key: 'e3' }] },
      }
      await store.commit([{ patch }], tx('2'))
      const [document] = await store.get([note('a')])
      const { _rev, _createdAt, _updatedAt, ...content } = document ?? { _rev: '', _createdAt: '', _updatedAt: '' }
      expect(content).toEqual({
        _id: note('a'),
        _type: 'note',
        n: 7,
        lines: [
          { _key: 'a', n: 1 },
          { _key: 'b', n: 7 },
        ],
        deep: { y: 2 },
        made: { here: true },
        later: -2,
        events: [{ _key: 'e1' }, { _key: 'e2' }, { _key: 'e3' }],
      })
    })

    test('inserts before, after and in place of an element', async () => {
      const store = await fresh()
      await store.commit([create(note('a'), { list: ['x', 'y'] })], tx('1'))
      const insert = (where: object, item: string) => ({
        patch: { id: note('a'), insert: { ...where, items: [item] } },
      })
      const writes = [
        insert({ before: 'list[0]' }, '1'),
        insert({ after: 'list[0]' }, '2'),
        insert({ replace: 'list[-1]' }, '3'),
      ]
      await store.commit(writes, tx('2'))
      expect((await store.get([note('a')]))[0]?.['list']).toEqual(['1', '2', 'x', '3'])
    })

    test('applies the writes of one transaction in turn', async () => {
      const store = await fresh()
      const id = note('a')
      const writes: readonly Write[] = [
        { createIfNotExists: { _id: id, _type: 'note', n: 1 } },
        { createIfNotExists: { _id: id, _type: 'note', n: 9 } },
        { patch: { id, inc: { n: 1 } } },
        { createOrReplace: { _id: note('b'), _type: 'note', n: 3 } },
      ]
      await store.commit(writes, tx('1'))
      expect((await store.get([id, note('b')])).map((document) => document?.['n'])).toEqual([2, 3])
    })

    test('lets one of two rivals win', async () => {
      const store = await fresh()
      await store.commit([create(note('a'), { n: 0 })], tx('0'))
      const rivals = Array.from({ length: 8 }, (_, index) =>
        store.commit(
          [{ patch: { id: note('a'), ifRevisionID: tx('0').transactionId, inc: { n: 1 } } }],
          tx(`rival-${index}`),
        ),
      )
      const kinds = (await Promise.all(rivals)).map(({ kind }) => kind).sort()
      expect(kinds).toEqual(['committed', ...Array.from({ length: 7 }, () => 'conflict')])
      expect((await store.get([note('a')]))[0]?.['n']).toBe(1)
    })

    test('stamps the time that it is given', async () => {
      const store = await fresh()
      const at = '2026-10-01T08:00:00.000Z'
      await store.commit([create(note('a'))], { ...tx('1'), at })
      const [document] = await store.get([note('a')])
      expect([document?._createdAt, document?._updatedAt].map((time) => Date.parse(time ?? ''))).toEqual([
        Date.parse(at),
        Date.parse(at),
      ])
    })

    test('finds documents by GROQ', async () => {
      const store = await fresh()
      await store.commit([create(note('a'), { n: 1 }), create(note('b'), { n: 2 })], tx('1'))
      const ids = [note('a'), note('b')]
      const found = await store.query('*[_type == "note" && _id in $ids && n >= $n] | order(n desc)._id', { ids, n: 1 })
      expect(found).toEqual([note('b'), note('a')])
    })

    test('tells listeners of what appears, changes and goes', async () => {
      const store = await fresh()
      const changes: StoreChange[] = []
      const until = async (length: number) => await expect.poll(() => changes.length, { timeout: 10_000 }).toBe(length)
      const probe = await listening(store, (part) => note(part), changes)
      await store.commit([create(note('a'), { n: 1 })], tx('1'))
      await until(1)
      await store.commit(
        [{ patch: { id: note('a'), set: { n: 2 } } }, { create: { _id: note('other'), _type: 'other' } }],
        tx('2'),
      )
      await until(2)
      await store.commit([{ delete: { id: note('a') } }], tx('3'))
      await until(3)
      probe()
      expect(changes.map(({ id, type, transition, result }) => [id, type, transition, result?.['n']])).toEqual([
        [note('a'), 'note', 'appear', 1],
        [note('a'), 'note', 'update', 2],
        [note('a'), 'note', 'disappear', undefined],
      ])
    })
  })
}

/** Listens, and waits until the connection is up: probes are written until one is heard. */
async function listening(
  store: DocumentStore,
  note: (part: string) => string,
  changes: StoreChange[],
): Promise<() => void> {
  let heard = false
  const stop = store.listen(['note'], (change) => {
    if (change.id.includes('-probe-')) heard = true
    else changes.push(change)
  })
  for (let index = 0; !heard; index += 1) {
    const create = { _id: note(`probe-${index}`), _type: 'note' }
    await store.commit([{ create }], { transactionId: `tx-${create._id}` })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return stop
}
