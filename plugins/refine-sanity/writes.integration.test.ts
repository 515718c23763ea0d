import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDataProvider } from './data-provider.ts'
import { withFlatMeta } from './flat-meta.ts'
import { startTestLake, type TestLake } from './testing/lake.ts'

let lake: TestLake
let data: ReturnType<typeof createDataProvider>

beforeAll(async () => {
  lake = await startTestLake()
  data = withFlatMeta(createDataProvider(lake.clientFor('writer')))
})
afterAll(() => lake.close())

const failure = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'it did not fail',
    (error: unknown) => error,
  )
const made = async (variables: Record<string, unknown>) =>
  (await data.create<{ id: string; _rev: string }>({ resource: 'drink', variables })).data

test('a document is created, changed and deleted; null clears, system fields are the lake’s', async () => {
  const { id } = await made({ name: 'Mocha', note: 'x', _rev: 'not ours', _type: 'secret' })
  expect(id).toMatch(/^[A-Za-z0-9]{22}$/)
  const changed = await data.update({
    resource: 'drink',
    id,
    variables: { name: 'Big mocha', note: null, sizes: [{ ml: 200 }] },
    meta: { patch: { inc: { sold: 2 }, setIfMissing: { sold: 0 } } },
  })
  expect(changed.data).toMatchObject({
    id,
    _type: 'drink',
    name: 'Big mocha',
    sold: 2,
    sizes: [{ ml: 200, _key: expect.any(String) }],
  })
  expect(changed.data).not.toHaveProperty('note')
  expect((await data.deleteOne({ resource: 'drink', id })).data).toEqual({ id })
  await expect(data.getOne({ resource: 'drink', id })).rejects.toMatchObject({ statusCode: 404, code: 'not_found' })
})

test('many are created, changed and deleted in one transaction each, or not at all', async () => {
  const variables = [{ id: 'm1', price: 1 }, { id: 'm2', price: 2 }, { price: 3 }]
  const created = await data.createMany<{ id: string; _rev: string }>({ resource: 'drink', variables })
  const ids = created.data.map(({ id }) => id)
  expect(ids.slice(0, 2)).toEqual(['m1', 'm2'])
  expect(new Set(created.data.map(({ _rev }) => _rev)).size).toBe(1)
  const changed = await data.updateMany<{ id: string }>({ resource: 'drink', ids, variables: { open: true } })
  expect(changed.data.map(({ id, open }: Record<string, unknown>) => [id, open])).toEqual(ids.map((id) => [id, true]))
  expect(
    await failure(data.updateMany({ resource: 'drink', ids: ['m1', 'nobody'], variables: { open: false } })),
  ).toMatchObject({ statusCode: 404, code: 'not_found' })
  expect((await data.getOne({ resource: 'drink', id: 'm1' })).data).toMatchObject({ open: true })
  expect((await data.deleteMany({ resource: 'drink', ids })).data).toEqual(ids.map((id) => ({ id })))
  expect((await data.getMany({ resource: 'drink', ids })).data).toEqual([])
  expect((await data.createMany({ resource: 'drink', variables: [] })).data).toEqual([])
  expect((await data.updateMany({ resource: 'drink', ids: [], variables: { a: 1 } })).data).toEqual([])
  expect((await data.deleteMany({ resource: 'drink', ids: [] })).data).toEqual([])
})

test('a write under a revision that has moved says so and writes nothing', async () => {
  const { id, _rev } = await made({ name: 'One' })
  const second = await data.update<{ id: string; _rev: string }>({
    resource: 'drink',
    id,
    variables: { name: 'Two', _rev },
    meta: { ifRevisionID: true },
  })
  const moved = {
    name: 'ProviderError',
    statusCode: 409,
    code: 'revision_moved',
    message: 'Somebody changed this after you opened it. Nothing of yours was written; look at theirs first.',
  }
  const late = { resource: 'drink', id, variables: { name: 'Late', _rev } }
  expect(await failure(data.update({ ...late, meta: { ifRevisionID: true } }))).toMatchObject(moved)
  expect(await failure(data.update({ ...late, meta: { ifRevisionID: _rev } }))).toMatchObject(moved)
  const many = { resource: 'drink', ids: [id], variables: { name: 'Late' }, meta: { ifRevisionID: { [id]: _rev } } }
  expect(await failure(data.updateMany(many))).toMatchObject(moved)
  expect(await failure(data.deleteMany(many))).toMatchObject(moved)
  expect(await failure(data.deleteOne({ resource: 'drink', id, meta: { ifRevisionID: _rev } }))).toMatchObject(moved)
  expect(await failure(data.updateMany({ ...many, meta: { ifRevisionID: { other: _rev } } }))).toMatchObject({
    statusCode: 400,
  })
  expect((await data.getOne({ resource: 'drink', id })).data).toMatchObject({ name: 'Two' })
  await data.deleteOne({ resource: 'drink', id, meta: { ifRevisionID: second.data._rev } })
  expect((await data.getMany({ resource: 'drink', ids: [id] })).data).toEqual([])
})

test('refusals of the lake are words, with the field where there is one', async () => {
  await made({ id: 'taken' })
  expect(await failure(made({ id: 'taken' }))).toMatchObject({
    statusCode: 409,
    code: 'exists',
    errors: { id: 'This id is taken.' },
  })
  const dangling = {
    seller: { _ref: 'nobody' },
    lines: [{ _key: 'k', product: { _type: 'reference', _ref: 'nobody' } }],
  }
  expect(await failure(made(dangling))).toMatchObject({
    statusCode: 409,
    code: 'missing_reference',
    errors: {
      seller: 'There is no document "nobody".',
      'lines.0.product': 'There is no document "nobody".',
    },
  })
  await made({ id: 'holder', held: { _type: 'reference', _ref: 'taken' } })
  expect(await failure(data.deleteOne({ resource: 'drink', id: 'taken' }))).toMatchObject({
    statusCode: 409,
    code: 'referenced',
  })
  expect(await failure(data.update({ resource: 'drink', id: 'nobody', variables: { a: 1 } }))).toMatchObject({
    statusCode: 404,
    code: 'not_found',
  })
  expect(await failure(made({ 'lines[0].sku': 'x' }))).toMatchObject({
    statusCode: 400,
    code: 'bad_request',
    errors: { 'lines[0].sku': '"lines[0].sku" is not an attribute name' },
  })
  expect(await failure(made({ id: 'no/such?id' }))).toMatchObject({
    statusCode: 400,
    errors: { id: expect.any(String) },
  })
})

test('the same transaction id is written once', async () => {
  const create = { resource: 'drink', variables: { name: 'Once' }, meta: { transactionId: 'order-7-placed' } }
  await data.create(create)
  expect(await failure(data.create(create))).toMatchObject({ statusCode: 409, code: 'already_done' })
  const filters = [{ field: 'name', operator: 'eq' as const, value: 'Once' }]
  expect((await data.getList({ resource: 'drink', filters })).total).toBe(1)
})

test('a check of the caller’s own stops a write, with words per field', async () => {
  const strict = createDataProvider(lake.clientFor('writer'), {
    validate: ({ type, action, variables }) =>
      type === 'drink' && variables['price'] === undefined ? { price: `A price is needed to ${action}.` } : undefined,
  })
  const refused = (action: string) => ({
    statusCode: 422,
    code: 'invalid',
    errors: { price: `A price is needed to ${action}.` },
  })
  expect(await failure(strict.create({ resource: 'drink', variables: { id: 'unpriced' } }))).toMatchObject(
    refused('create'),
  )
  expect(
    await failure(strict.createMany({ resource: 'drink', variables: [{ price: 1 }, { id: 'unpriced' }] })),
  ).toMatchObject(refused('create'))
  expect(await failure(strict.update({ resource: 'drink', id: 'taken', variables: { name: 'x' } }))).toMatchObject(
    refused('update'),
  )
  expect((await data.getMany({ resource: 'drink', ids: ['unpriced'] })).data).toEqual([])
  expect((await strict.create({ resource: 'drink', variables: { price: 3 } })).data).toMatchObject({ price: 3 })
})

test('a role that may not is told so; nobody’s token is signed out; a lake that is gone is unreachable', async () => {
  const reader = createDataProvider(lake.clientFor('reader'))
  expect(await failure(reader.create({ resource: 'drink', variables: {} }))).toMatchObject({
    statusCode: 403,
    code: 'forbidden',
  })
  const packer = createDataProvider(lake.clientFor('packer'))
  expect(await failure(packer.update({ resource: 'drink', id: 'taken', variables: { a: 1 } }))).toMatchObject({
    statusCode: 403,
    code: 'forbidden',
  })
  const stranger = createDataProvider(lake.clientFor('reader').withConfig({ token: 'nobodys' }))
  expect(await failure(stranger.getList({ resource: 'drink' }))).toMatchObject({ statusCode: 401, code: 'signed_out' })
  const gone = createDataProvider(lake.clientFor('writer').withConfig({ apiHost: 'http://localhost:1' }))
  expect(await failure(gone.getList({ resource: 'drink' }))).toMatchObject({
    statusCode: 0,
    code: 'unreachable',
    message: 'The Content Lake could not be reached. Try again in a moment.',
  })
  expect(await failure(gone.create({ resource: 'drink', variables: {} }))).toMatchObject({
    message: expect.stringContaining('It is not known whether your change was written'),
  })
})

test('drafts: made, edited beside what is published, published, thrown away', async () => {
  const read = async (perspective: 'published' | 'drafts', id: string) =>
    (await data.getMany<{ id: string; name: string }>({ resource: 'page', ids: [id], meta: { perspective } })).data[0]
      ?.name
  const { data: begun } = await data.create<{ id: string; _id: string }>({
    resource: 'page',
    variables: { id: 'home', name: 'First' },
    meta: { draft: true },
  })
  expect([begun.id, begun._id]).toEqual(['home', 'drafts.home'])
  expect([await read('published', 'home'), await read('drafts', 'home')]).toEqual([undefined, 'First'])
  const publish = { actionType: 'sanity.action.document.publish', draftId: 'drafts.home', publishedId: 'home' } as const
  await data.custom({ url: '', method: 'post', meta: { actions: [publish] } })
  expect(await read('published', 'home')).toBe('First')

  const { data: published } = await data.getOne<{ id: string; _rev: string }>({ resource: 'page', id: 'home' })
  const edit = (name: string, ifRevisionID: string) =>
    data.update<{ id: string; _rev: string }>({
      resource: 'page',
      id: 'home',
      variables: { name },
      meta: { draft: true, ifRevisionID },
    })
  const { data: edited } = await edit('Second', published._rev)
  expect(edited.id).toBe('home')
  expect([await read('published', 'home'), await read('drafts', 'home')]).toEqual(['First', 'Second'])
  expect(await failure(edit('Late', published._rev))).toMatchObject({ code: 'revision_moved' })
  await edit('Third', edited._rev)
  expect(await read('drafts', 'home')).toBe('Third')
  expect((await data.getOne({ resource: 'page', id: 'home', meta: { perspective: 'drafts' } })).data).toMatchObject({
    id: 'home',
  })

  await data.deleteOne({ resource: 'page', id: 'home', meta: { draft: true } })
  expect([await read('published', 'home'), await read('drafts', 'home')]).toEqual(['First', 'First'])
  await edit('Fourth', published._rev)
  await data.deleteOne({ resource: 'page', id: 'home', meta: { perspective: 'drafts' } })
  expect([await read('published', 'home'), await read('drafts', 'home')]).toEqual([undefined, undefined])
  expect(await failure(edit('Fifth', published._rev))).toMatchObject({ code: 'not_found' })
})

test('a draft that somebody else begins in the same moment is not overwritten', async () => {
  await data.create({ resource: 'page', variables: { id: 'both', name: 'Zero' } })
  const client = lake.clientFor('writer')
  const getDocuments = client.getDocuments.bind(client)
  client.getDocuments = async (ids: string[]) => {
    const found = await getDocuments(ids)
    await lake.clientFor('writer').create({ _id: 'drafts.both', _type: 'page', name: 'Theirs' })
    return found as never
  }
  const mine = withFlatMeta(createDataProvider(client)).update({
    resource: 'page',
    id: 'both',
    variables: { name: 'Mine' },
    meta: { draft: true },
  })
  expect(await failure(mine)).toMatchObject({ statusCode: 409, code: 'revision_moved' })
  const meta = { perspective: 'drafts' as const }
  expect((await data.getOne({ resource: 'page', id: 'both', meta })).data).toMatchObject({ name: 'Theirs' })
})
