// One suite: every kind of mutation against one lake, by Sanity’s own client.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake

beforeAll(async () => {
  lake = await anyLake()
})
afterAll(() => lake.close())
beforeEach(() => lake.client(lake.token).delete({ query: '*' }))

const admin = () => lake.client(lake.token)

describe('creating', () => {
  it('stamps a new document and reads it back by id', async () => {
    const created = await admin().create({ _id: 'a', _type: 'thing', title: 'One' })
    expect(created).toEqual({
      _id: 'a',
      _type: 'thing',
      title: 'One',
      _rev: expect.stringMatching(/^[A-Za-z0-9]{22}$/),
      _createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      _updatedAt: created._createdAt,
    })
    expect(await admin().getDocument('a')).toEqual(created)
    expect(await admin().getDocuments(['none', 'a'])).toEqual([null, created])
    expect(await admin().getDocument('none')).toBeUndefined()
  })

  it('makes up an id, and completes one that ends with a dot', async () => {
    const whole = await admin().create({ _type: 'thing' })
    const prefixed = await admin().create({ _id: 'order.', _type: 'thing' })
    expect(whole._id).toMatch(/^[0-9a-f-]{36}$/)
    expect(prefixed._id).toMatch(/^order\.[0-9a-f-]{36}$/)
  })

  it('refuses an id that is taken, telling it from a moved revision', async () => {
    await admin().create({ _id: 'a', _type: 'thing' })
    expect(await refusalOf(admin().create({ _id: 'a', _type: 'thing' }))).toEqual({
      status: 409,
      type: 'mutationError',
      item: 'documentAlreadyExistsError',
    })
    expect(await refusalOf(admin().patch('a').ifRevisionId('other').set({ n: 1 }).commit())).toEqual({
      status: 409,
      type: 'mutationError',
      item: 'documentRevisionIDDoesNotMatchError',
    })
  })

  it('createIfNotExists keeps what is there, createOrReplace replaces it', async () => {
    await admin().createIfNotExists({ _id: 'a', _type: 'thing', title: 'One', old: true })
    const kept = await admin().createIfNotExists({ _id: 'a', _type: 'thing', title: 'Two' })
    expect(kept).toMatchObject({ title: 'One' })
    await admin().createOrReplace({ _id: 'a', _type: 'thing', title: 'Three' })
    expect(await admin().fetch('*[_id == "a"]{title, old}')).toEqual([{ title: 'Three', old: null }])
  })

  it.each(['-a', 'a..b', 'a b', 'x'.repeat(129), 'ä'])('refuses the id %j', async (_id) => {
    expect(
      await refusalOf(
        admin()
          .transaction([{ create: { _id, _type: 'thing' } }])
          .commit(),
      ),
    ).toEqual({
      status: 400,
      type: 'mutationError',
      item: 'malformedMutationError',
    })
  })
})

describe('patching', () => {
  const base = {
    _id: 'a',
    _type: 'thing',
    n: 1,
    text: 'hello',
    lines: [
      { _key: 'x', qty: 1 },
      { _key: 'y', qty: 2 },
    ],
    tags: ['a', 'b', 'c'],
  }
  beforeEach(() => admin().create(base))

  it('carries out every operation in one patch, on paths by key, index, range and filter', async () => {
    await admin()
      .patch('a')
      .set({ 'lines[_key=="x"].qty': 10, 'deep.er.value': 1 })
      .setIfMissing({ n: 99, fresh: 1 })
      .unset(['text', 'tags[0:1]'])
      .inc({ n: 5, 'lines[qty>1].qty': 1 })
      .dec({ fresh: 3 })
      .insert('after', 'tags[-1]', ['d', 'e'])
      .commit()
    expect(await admin().fetch('*[_id == "a"][0]{n, text, lines, tags, deep, fresh}')).toEqual({
      n: 6,
      text: null,
      lines: [
        { _key: 'x', qty: 11 },
        { _key: 'y', qty: 3 },
      ],
      tags: ['b', 'c', 'd', 'e'],
      deep: { er: { value: 1 } },
      fresh: -2,
    })
  })

  it('inserts before, after and in place of, and applies text patches', async () => {
    const insert = (place: 'before' | 'after' | 'replace', path: string) =>
      admin().patch('a').insert(place, path, ['z']).commit()
    await insert('before', 'tags[0]')
    await insert('after', 'tags[1]')
    await insert('replace', 'tags[-1]')
    await admin().patch('a').diffMatchPatch({ text: '@@ -1,5 +1,6 @@\n hell\n-o\n+oo\n' }).commit()
    expect(await admin().fetch('*[_id == "a"][0]{tags, text}')).toEqual({
      tags: ['z', 'a', 'z', 'b', 'z'],
      text: 'helloo',
    })
  })

  it('lets a path out of range be, and still moves the revision', async () => {
    const before = await admin().getDocument('a')
    const after = await admin().patch('a').unset(['tags[9]']).set({ 'lines[7].qty': 1 }).commit()
    expect(after).toEqual({ ...before, _rev: after._rev, _updatedAt: after._updatedAt })
    expect(after._rev).not.toBe(before?._rev)
  })

  it('inc on what is missing or no number changes nothing', async () => {
    const patched = await admin().patch('a').inc({ text: 1, none: 1 }).commit()
    expect(patched).toMatchObject({ text: 'hello' })
    expect(patched).not.toHaveProperty('none')
  })

  it.each([
    ['a path that cannot be read', { set: { '[[': 1 } }, 400, 'malformedMutationError'],
    ['a path that searches for ever', { set: { '..a..a..a..a..a..a': 1 } }, 400, 'malformedMutationError'],
    ['an increment by text', { inc: { n: 'x' } }, 400, 'malformedMutationError'],
    ['another _id', { set: { _id: 'b' } }, 409, 'immutableAttributeError'],
    ['another _type', { unset: ['_type'] }, 409, 'immutableAttributeError'],
  ])('refuses %s', async (_name, operations, status, item) => {
    const call = admin().request({
      method: 'POST',
      url: `/data/mutate/${lake.dataset}`,
      body: { mutations: [{ patch: { id: 'a', ...operations } }] },
    })
    expect(await refusalOf(call)).toEqual({ status, type: 'mutationError', item })
    expect(await admin().getDocument('a')).toMatchObject(base)
  })

  it('refuses a document that is not there', async () => {
    expect(await refusalOf(admin().patch('none').set({ n: 1 }).commit())).toEqual({
      status: 409,
      type: 'mutationError',
      item: 'documentNotFoundError',
    })
  })

  it('patches and deletes whatever a query finds', async () => {
    await admin().create({ _id: 'b', _type: 'thing', n: 7 })
    await admin()
      .patch({ query: '*[_type == $type]', params: { type: 'thing' } })
      .set({ seen: true })
      .commit()
    expect(await admin().fetch('count(*[seen])')).toBe(2)
    await admin().delete({ query: '*[n > $least]', params: { least: 5 } })
    expect(await admin().fetch('*._id')).toEqual(['a'])
  })

  it('generates array keys only when asked', async () => {
    const keyed = await admin()
      .patch('a')
      .set({ list: [{ n: 1 }] })
      .commit({ autoGenerateArrayKeys: true })
    expect(keyed['list']).toEqual([{ n: 1, _key: expect.stringMatching(/^[0-9a-f]{12}$/) }])
    const bare = await admin()
      .patch('a')
      .set({ list: [{ n: 1 }] })
      .commit()
    expect(bare['list']).toEqual([{ n: 1 }])
  })
})

const place = () =>
  admin().transaction().createIfNotExists({ _id: 'a', _type: 'thing' }).transactionId('order-1').commit()

describe('transactions', () => {
  it('land whole, under the id the caller chose, which becomes every revision', async () => {
    const answer = await admin()
      .transaction()
      .create({ _id: 'a', _type: 'thing' })
      .create({ _id: 'b', _type: 'thing' })
      .patch('a', (patch) => patch.set({ n: 1 }))
      .transactionId('chosen-1')
      .commit({ returnDocuments: false })
    expect(answer).toEqual({
      transactionId: 'chosen-1',
      documentIds: ['a', 'b', 'a'],
      results: [
        { id: 'a', operation: 'create' },
        { id: 'b', operation: 'create' },
        { id: 'a', operation: 'update' },
      ],
    })
    expect(await admin().fetch('*[_id in ["a", "b"]] | order(_id) {_rev, n}')).toEqual([
      { _rev: 'chosen-1', n: 1 },
      { _rev: 'chosen-1', n: null },
    ])
  })

  it('leave nothing behind when one mutation fails, and name it', async () => {
    const call = admin()
      .transaction()
      .create({ _id: 'a', _type: 'thing' })
      .patch('none', { set: { n: 1 } })
      .commit()
    const error = await call.catch((cause: unknown) => cause)
    expect(error).toMatchObject({ statusCode: 409, details: { items: [{ index: 1 }] } })
    expect(await admin().fetch('count(*)')).toBe(0)
  })

  it('refuse an id that was used, so that a retry cannot apply twice', async () => {
    await place()
    expect(await refusalOf(place())).toEqual({
      status: 409,
      type: 'mutationError',
      item: 'transactionAlreadyExistsError',
    })
  })

  it('are only tried in a dry run', async () => {
    const tried = await admin().create({ _id: 'a', _type: 'thing' }, { dryRun: true })
    expect(tried).toMatchObject({ _id: 'a' })
    expect(await admin().fetch('count(*)')).toBe(0)
    expect(await refusalOf(admin().patch('a').set({ n: 1 }).commit({ dryRun: true }))).toMatchObject({ status: 409 })
  })

  it('sum up when two hundred increments come at once', async () => {
    await admin().create({ _id: 'a', _type: 'thing', n: 0 })
    await Promise.all(Array.from({ length: 200 }, () => admin().patch('a').inc({ n: 1 }).commit()))
    expect(await admin().fetch('*[_id == "a"][0].n')).toBe(200)
  })

  it('let exactly one of many through a revision guard', async () => {
    const { _rev } = await admin().create({ _id: 'a', _type: 'thing', n: 0 })
    const calls = Array.from({ length: 50 }, () => admin().patch('a').ifRevisionId(_rev).inc({ n: 1 }).commit())
    const outcomes = await Promise.allSettled(calls)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await admin().fetch('*[_id == "a"][0].n')).toBe(1)
  })
})

describe('strong references', () => {
  const strong = { _type: 'reference', _ref: 'target' }

  it('may not be written to what is not there, weak ones may', async () => {
    expect(await refusalOf(admin().create({ _id: 'a', _type: 'thing', to: strong }))).toEqual({
      status: 409,
      type: 'mutationError',
      item: 'documentReferenceDoesNotExistError',
    })
    await admin().create({ _id: 'a', _type: 'thing', to: { ...strong, _weak: true } })
    expect(await refusalOf(admin().patch('a').unset(['to._weak']).commit())).toMatchObject({
      item: 'documentReferenceDoesNotExistError',
    })
  })

  it('may point at what the same transaction creates', async () => {
    await admin()
      .transaction()
      .create({ _id: 'a', _type: 'thing', to: strong })
      .create({ _id: 'target', _type: 'thing' })
      .commit()
    expect(await admin().fetch('*[_id == "a"][0].to->_id')).toBe('target')
  })

  it('keep their target from being deleted, unless they go with it', async () => {
    await admin().create({ _id: 'target', _type: 'thing' })
    await admin().create({ _id: 'a', _type: 'thing', to: strong })
    const error = await admin()
      .delete('target')
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({
      statusCode: 409,
      details: {
        items: [{ error: { type: 'documentHasExistingReferencesError', id: 'target', referencingIDs: ['a'] } }],
      },
    })
    await admin().transaction().delete('target').delete('a').commit()
    expect(await admin().fetch('count(*)')).toBe(0)
  })

  it('keep their target from changing its type', async () => {
    await admin().create({ _id: 'target', _type: 'thing' })
    await admin().create({ _id: 'a', _type: 'thing', to: strong })
    expect(await refusalOf(admin().createOrReplace({ _id: 'target', _type: 'other' }))).toMatchObject({
      item: 'documentHasExistingReferencesError',
    })
  })
})

describe('references into other datasets', () => {
  const across = { _type: 'crossDatasetReference', _ref: 'target', _dataset: 'other', _projectId: 'another1' }
  const global = { _type: 'globalDocumentReference', _ref: 'dataset:another1.other:target' }
  const write = (to: object) => admin().createOrReplace({ _id: 'a', _type: 'thing', to: [to] }, { dryRun: true })

  it('name a dataset that there can be, and are not followed further', async () => {
    const right = [
      across,
      { ...across, _tokenId: 'reader', _weak: true },
      { _ref: 'target', _dataset: 'other' },
      global,
      { ...global, _ref: 'media-library:mlAbc:picture' },
    ]
    for (const each of right) expect(await write(each)).toMatchObject({ _id: 'a' })
    const wrong: readonly (readonly [object, string])[] = [
      [{ _type: 'crossDatasetReference', _ref: 'target' }, '_dataset is not the name of a dataset'],
      [{ ...across, _dataset: 'No Such' }, '_dataset is not the name of a dataset'],
      [{ ...across, _projectId: 7 }, '_projectId is not the id of a project'],
      [{ ...across, _tokenId: '-' }, '_tokenId is not the id of a token'],
      [{ ...global, _ref: 'target' }, '_ref needs a resource and an id'],
      [{ ...global, _ref: 'dataset:another1:target' }, '_ref needs a resource and an id'],
    ]
    for (const [each, words] of wrong) {
      expect(await refusalOf(write(each))).toMatchObject({ status: 400, item: 'malformedMutationError' })
      await expect(write(each)).rejects.toThrow(words)
    }
  })
})
